package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.database.Update;
import io.camelhub.clockify.entries.PageCounts;
import io.camelhub.clockify.entries.PageDiff;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.RunEnd;
import io.camelhub.clockify.run.RunKind;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The runs in {@code clockify_sync_run}, with the state of their workspaces. */
final class SyncRunTable {

    /** The interval of reading users and groups. */
    private static final Duration PEOPLE_AGE = Duration.ofHours(24);

    /** The length of the column {@code waits_for}. */
    private static final int MOST_WORDS = 200;

    private static final String RUNS = "clockify_sync_run";
    private static final String WORKSPACES = "clockify_integration_workspace";

    /** The columns of entry counts. */
    private static final List<String> COUNTED =
            List.of("entries_seen", "inserted", "updated", "deleted", "unchanged", "healed", "rejected");

    private final Database database;
    private final ObjectMapper json;
    private final SyncState state;

    SyncRunTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
        this.state = new SyncState(database);
    }

    /** The text cut to the length of {@code waits_for}; null stays null. */
    static String brief(String reason) {
        return reason == null || reason.length() <= MOST_WORDS ? reason : reason.substring(0, MOST_WORDS);
    }

    /**
     * The stored state before a run.
     *
     * @param isUsable whether an integration is in the settings, and enabled
     * @throws IllegalArgumentException where the workspace is not the integration's
     */
    SyncRun.Known known(SyncCommand work, Predicate<String> isUsable) {
        Instant now = database.now();
        // before the next statement, which keeps its connection while a row is read
        Set<String> owners = new HashSet<>(
                database.table(WORKSPACES).select("integration").where("workspace_id", work.workspaceId()).list(String.class));
        owners.removeIf(isUsable.negate());
        return database.statement("sync-run-table/state",
                "integration", work.integration(), "workspace_id", work.workspaceId())
                .query((row, index) -> {
                    Instant reportTriedAt = database.instant(row, "reads_tried_at");
                    String step = row.getString("report_step");
                    Instant peopleReadAt = database.instant(row, "people_read_at");
                    return new SyncRun.Known(
                            row.getString("name"),
                            row.getString("plan"),
                            row.getString("owner_id"),
                            row.getString("owner_role"),
                            row.getString("owner_zone"),
                            texts(row.getString("group_ids")),
                            row.getDate("backfill_from").toLocalDate(),
                            "report".equals(row.getString("reads_by")),
                            step == null || reportTriedAt == null || !Term.of(reportTriedAt, ReportStep.REMEMBERED).holds(now)
                                    ? ReportStep.FULL : ReportStep.valueOf(step),
                            new ReportStep.Silence(
                                    row.getInt("report_silent_runs"), database.instant(row, "report_silent_since")),
                            peopleReadAt == null || !Term.of(peopleReadAt, PEOPLE_AGE).holds(now)
                                    || row.getInt("people_hints") > 0 && !Plan.free(row.getString("plan")),
                            owners);
                })
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("workspace " + work.workspaceId()
                        + " is not one of integration " + work.integration() + "'s"));
    }

    private List<String> texts(String array) {
        try {
            return Arrays.asList(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON array of text: " + array, e);
        }
    }

    /** Inserts the run, and marks unfinished ones of its workspace as abandoned; returns its id. */
    long begin(SyncCommand work, Instant now) {
        ended(now, "outcome", RunEnd.FAILED.text(), "error", "the process ended before the run did").where("workspace_id", work.workspaceId()).run();
        Map<String, Object> row = database.row("integration", work.integration(), "workspace_id", work.workspaceId(),
                "kind", RunKind.of(work).text(), "started_at", now, "order_id", work.order(), "requests", 0);
        COUNTED.forEach(column -> row.put(column, 0));
        return database.table(RUNS).insertNumbered(row);
    }

    /** @param purpose why the page was read; null for upkeep */
    void count(SyncRun run, Purpose purpose, PageDiff page) {
        PageCounts counts = page.counts();
        database.table(RUNS).update().where("id", run.id())
                .add("entries_seen", counts.seen()).add("inserted", counts.inserted()).add("updated", counts.updated())
                .add("restored", page.restored()).add("deleted", counts.deleted()).add("unchanged", counts.unchanged())
                .add("healed", purpose == Purpose.RECONCILE ? counts.changed() : 0).add("rejected", counts.rejected())
                .run();
    }

    /** Makes the reading of users and groups due with the next sync. */
    void notePeopleDue(SyncRun run) {
        state.notePeopleDue(run.integration(), run.workspaceId());
    }

    /** @param error null for none */
    void end(SyncRun run, RunOutcome outcome, String error, Instant now) {
        ended(now, "outcome", outcome.outcome().text(), "requests", run.tally().requests().get(),
                "requests_in_vain", run.tally().wastedRequests(), "error", error).where("id", run.id()).run();
    }

    /** The end of runs that go on; not before they began, where the clock was set back since. */
    private Update ended(Instant now, Object... set) {
        return database.table(RUNS).update(set)
                .setTo("finished_at", "case when started_at > ? then started_at else ? end", now, now).isNull("finished_at");
    }

    /**
     * Stores when the workspace is due again, and why.
     *
     * @param waitsOn the name of a {@link io.camelhub.clockify.run.WaitsOn}; null for none
     * @param error null for none
     */
    void endWorkspace(SyncRun run, RunOutcome outcome, String waitsOn, String error, Instant now) {
        Update end = database.table(WORKSPACES).update("due_at", outcome.due(), "due_since", now,
                        "waits_for", brief(outcome.waitsFor()), "waits_on", waitsOn,
                        "error", outcome.outcome() == RunEnd.WAITING ? null : error)
                .where("integration", run.integration()).where("workspace_id", run.workspaceId());
        if (outcome.outcome() == RunEnd.DONE) {
            end.set("synced_at", now);
        }
        end.run();
    }

    RunSummary summary(SyncRun run) {
        return database.table(RUNS).select("id", "integration", "workspace_id", "kind", "started_at", "finished_at", "outcome", "requests",
                        "entries_seen", "inserted", "updated", "restored", "deleted", "unchanged", "healed", "rejected", "error")
                .where("id", run.id())
                .optional((row, index) -> new RunSummary(
                        row.getLong("id"),
                        row.getString("integration"),
                        row.getString("workspace_id"),
                        run.known().workspaceName(),
                        row.getString("kind"),
                        Duration.between(database.instant(row, "started_at"), database.instant(row, "finished_at")),
                        row.getString("outcome"),
                        row.getInt("requests"),
                        row.getInt("entries_seen"),
                        row.getInt("inserted"),
                        row.getInt("updated"),
                        row.getInt("restored"),
                        row.getInt("deleted"),
                        row.getInt("unchanged"),
                        row.getInt("healed"),
                        row.getInt("rejected"),
                        row.getString("error")))
                .orElseThrow();
    }
}
