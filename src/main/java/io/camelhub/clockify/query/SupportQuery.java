package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data for a support bundle: states, counts, times and ids. No record here has a field for a text that somebody wrote. */
public final class SupportQuery {

    private final Database database;
    private final StatusQuery status;
    private final StreamStatuses streams;
    private final OutboxQuery outbox;

    public SupportQuery(Database database, StatusQuery status, StreamStatuses streams, OutboxQuery outbox) {
        this.database = database;
        this.status = status;
        this.streams = streams;
        this.outbox = outbox;
    }

    /**
     * The state of a workspace of an integration; an integration without a workspace has a row too.
     *
     * @param workspaceId null where the integration has none, with all components after it
     * @param seesLess whether the key does not see everybody's entries
     * @param hasError whether there is an error, whose text may name people
     */
    public record State(String integration, IntegrationStatus.State state, Health.Level health, Instant failedAt, Instant checkedAt, int matched, int people,
            String workspaceId, Boolean freePlan, Integer teams, WorkspaceStatus.ReadBy readBy, WorkspaceStatus.ChangesBy changesBy,
            Instant startedAt, WorkspaceStatus.Outcome outcome, Instant syncedAt, Instant dueAt, WaitsOn waitsOn, Long everySeconds, Long possibleSeconds,
            Long daysRead, Instant reconciledAt, Instant hintedAt, Integer webhooks, Integer webhooksOff, Long entries, Long running, Long deleted, Long rejected,
            Long healed, Long heldDeletions, Integer requests, Integer requestLimit, Integer refusedRequests, Boolean seesLess, Boolean clockWrong, Boolean hasError) {

        private static State of(IntegrationStatus one, WorkspaceStatus workspace, Instant now) {
            WorkspaceStatus.LastRun run = workspace.lastRun();
            WorkspaceStatus.Interval interval = workspace.interval();
            return new State(one.name(), one.state(), one.health().level(), one.errorAt(), one.checkedAt(), one.people().matched(), one.people().all(),
                    workspace.id(), Plan.free(workspace.plan()), workspace.teams().size(), workspace.readBy(), workspace.changesBy(),
                    run == null ? null : run.startedAt(), run == null ? null : run.outcome(), workspace.syncedAt(), workspace.dueAt(),
                    workspace.nextRun() == null ? null : workspace.nextRun().waitsOn(),
                    interval == null ? null : interval.wanted().toSeconds(), interval == null ? null : interval.possible().toSeconds(),
                    workspace.coverage() == null ? null : workspace.coverage().daysRead(), workspace.reconciledAt(), workspace.hintedAt(),
                    workspace.webhooks(), workspace.webhooksOff().size(), workspace.entries().current(), workspace.entries().running(),
                    workspace.entries().deleted(), workspace.entries().rejected(), workspace.healed().entries(),
                    workspace.heldDeletions().stream().mapToLong(WorkspaceStatus.HeldDeletions::entries).sum(), workspace.requests().used(),
                    workspace.requests().limit(), workspace.refused().size(), workspace.seesLess() != null,
                    workspace.clocks() != null && workspace.clocks().fault(now) != null, workspace.error() != null);
        }

        private static State of(IntegrationStatus one) {
            return new State(one.name(), one.state(), one.health().level(), one.errorAt(), one.checkedAt(), one.people().matched(), one.people().all(),
                    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null);
        }
    }

    /**
     * A row of {@code clockify_sync_run}.
     *
     * @param hasError whether it says what went wrong; what it says may name people
     */
    public record Run(
            long id, String integration, String workspaceId, String kind, Instant startedAt, Instant finishedAt, String outcome, int requests,
            int entriesSeen, int inserted, int updated, int deleted, int unchanged, int healed, int rejected, boolean hasError) {
    }

    /** Rows that could not be taken, by what they are: their reasons repeat what Clockify sent. */
    public record Rejected(String integration, String workspaceId, String kind, long rows, Instant lastSeenAt) {
    }

    /** Events that wait for {@code clockify.events.uri}. */
    public record Waiting(long events, Instant oldestAt, Instant dueSince, boolean late, long setAside) {
    }

    /**
     * How far a stream is in a workspace of an integration.
     *
     * @param hasProblem whether something is wrong with it; what it is may name people
     */
    public record OfStream(String integration, String workspaceId, String stream, StreamStatus.Status status, Instant readAt, Instant wholeAt, Instant dueAt,
            Long rows, int held, boolean hasProblem) {
    }

    /** The exceptions of a failure, a line each: class name and the database's error codes, without messages, which may name people. */
    public static String kinds(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(one -> one.getClass().getName() + (one instanceof SQLException sql ? " " + sql.getSQLState() + " " + sql.getErrorCode() : "") + "\n")
                .collect(Collectors.joining());
    }

    /** How all integrations stand, of the settings or of the tables alone. */
    public List<State> states(IntegrationsConfig config) {
        Instant now = database.now();
        return status.integrations(config).stream()
                .flatMap(one -> one.workspaces().isEmpty() ? Stream.of(State.of(one)) : one.workspaces().stream().map(workspace -> State.of(one, workspace, now)))
                .toList();
    }

    /** How far all streams are. */
    public List<OfStream> streams(IntegrationsConfig config) {
        List<OfStream> all = new ArrayList<>();
        streams.of(config.integrations().stream().map(Integration::name).toList()).forEach((place, statuses) -> statuses.forEach(one -> all.add(new OfStream(
                place.integration(), place.workspaceId(), one.stream(), one.status(), one.readAt(), one.wholeAt(), one.dueAt(), one.rows(), one.held(),
                one.status() != StreamStatus.Status.OFF && one.problem() != null))));
        return all;
    }

    /** The latest runs, the newest first. */
    public List<Run> runs(int last) {
        return database.table("clockify_sync_run").select("id", "integration", "workspace_id", "kind", "started_at", "finished_at", "outcome",
                        "requests", "entries_seen", "inserted", "updated", "deleted", "unchanged", "healed", "rejected", "error is not null as has_error")
                .orderBy("id desc").limit(last).list(Run.class);
    }

    public Waiting waiting() {
        OutboxQuery.Outbox now = outbox.outbox();
        return new Waiting(now.waiting(), now.oldestAt(), now.dueSince(), now.late(), now.setAside());
    }

    public List<Rejected> rejected() {
        return database.statement("support-query/rejected").query((row, index) -> new Rejected(row.getString("integration"),
                row.getString("workspace_id"), row.getString("kind"), row.getLong("rejected_rows"), database.instant(row, "last_seen_at"))).list();
    }
}
