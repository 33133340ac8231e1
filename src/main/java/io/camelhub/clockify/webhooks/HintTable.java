package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.webhooks.HintBuffer.Batch;
import io.camelhub.clockify.webhooks.HintBuffer.Hint;
import io.camelhub.clockify.webhooks.HintBuffer.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The hints in {@code clockify_hint}, one row per workspace and entry. Safe for use by several threads. */
public final class HintTable {

    /** The longest life of a hint: by then the change feed has found the change, or will. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String WORKSPACES = "clockify_integration_workspace";

    private final Database database;
    private final Function<String, List<String>> streams;

    public HintTable(Database database) {
        this(database, event -> List.of());
    }

    /** @param streams the names of the streams that an event says to have changed */
    public HintTable(Database database, Function<String, List<String>> streams) {
        this.database = database;
        this.streams = streams;
    }

    /**
     * A workspace with hints, for one of its integrations.
     *
     * @param plan Clockify's name of the plan; null if not known
     * @param dueAt when the next sync is due; null for at once
     * @param pausedUntil the end of a back-off of Clockify's; null for none
     * @param sharing the number of integrations that read the workspace
     */
    public record Waiting(String integration, String workspaceId, String plan, boolean underWay, Instant dueAt, Instant pausedUntil,
            int sharing) {
    }

    /** Stores hints, or their new time; without those of workspaces that nobody syncs. */
    public void store(Batch batch) {
        if (batch.places().isEmpty()) {
            return;
        }
        Set<String> synced = database.table(WORKSPACES).select("workspace_id").distinct()
                .in("workspace_id", batch.places().stream().map(Place::workspaceId).distinct().toList()).set(String.class);
        Instant now = database.now();
        // in a fixed order, so that two transactions with the same rows cannot deadlock
        List<Map<String, Object>> rows = batch.hints().stream()
                .filter(hint -> synced.contains(hint.workspaceId()) && HintSubject.streamEvent(hint.subject()) == null)
                .sorted(Comparator.comparing(Hint::workspaceId).thenComparing(Hint::subject))
                .map(hint -> Map.<String, Object>of("workspace_id", hint.workspaceId(), "time_entry_id", hint.subject(), "received_at", now))
                .toList();
        if (!rows.isEmpty()) {
            database.inRetriedTransaction(() -> {
                database.table("clockify_hint").upsert(List.of("workspace_id", "time_entry_id"), rows);
                return null;
            });
        }
        batch.hints().stream().filter(hint -> HintSubject.streamEvent(hint.subject()) != null).forEach(
                hint -> streams.apply(HintSubject.streamEvent(hint.subject())).stream().sorted().forEach(stream -> database.table("clockify_stream")
                        .at("workspace_id", hint.workspaceId()).at("stream", stream).update("signalled_at", now).run()));
        // in a transaction of its own, because a run may have locked these rows
        for (Place place : batch.places()) {
            workspace(place.integration(), place.workspaceId()).update("hinted_at", now).run();
        }
    }

    /** The workspaces with hints among some, once per integration that reads them. */
    public List<Waiting> waiting(Set<String> workspaceIds) {
        Instant now = database.now();
        return workspaceIds.isEmpty() ? List.of() : database.statement("hint-table/list-waiting", "workspace_ids", workspaceIds, "now", now,
                        "latest", Term.latest(now), "latest_lease", Term.latestEnd(now, Leases.TERM))
                .query(database.rows(Waiting.class)).list();
    }

    private Table workspace(String integration, String workspaceId) {
        return database.table(WORKSPACES).at("integration", integration).at("workspace_id", workspaceId);
    }

    /** Deletes expired hints and those without a workspace; returns the workspaces with hints. */
    public Set<String> tidy() {
        database.statement("hint-table/purge", "before", database.now().minus(KEPT)).update();
        return new HashSet<>(database.statement("hint-table/list-workspaces").query(String.class).list());
    }

    /** Makes the next sync of a workspace due now. */
    public void bringForward(Waiting place) {
        Instant now = database.now();
        workspace(place.integration(), place.workspaceId()).update("due_at", now, "due_since", now).above("due_at", now).run();
    }

    public Instant now() {
        return database.now();
    }
}
