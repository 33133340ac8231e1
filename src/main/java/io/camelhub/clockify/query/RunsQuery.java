package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.RunKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The syncs of workspaces that are on record, as long as {@code clockify.keep-runs} says. */
public final class RunsQuery {

    private final Database database;

    public RunsQuery(Database database) {
        this.database = database;
    }

    /**
     * Which runs are wanted; null for all, in each case.
     *
     * @param integration its name
     * @param workspaceId Clockify's id; only with an integration
     * @param outcome how they ended; {@code RUNNING} and {@code KILLED} are both those that have not ended
     */
    public record Filter(String integration, String workspaceId, Outcome outcome, RunKind kind) {

        public static final Filter ALL = new Filter(null, null, null, null);

        public Filter {
            if (workspaceId != null && integration == null) {
                throw new IllegalArgumentException("a workspace is one of an integration");
            }
        }

        private boolean isUnfinished() {
            return outcome == Outcome.RUNNING || outcome == Outcome.KILLED;
        }
    }

    /** As {@code clockify_sync_run} has it. */
    private static String stored(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> stored(Enum<?>[] all) {
        return Stream.of(all).map(RunsQuery::stored).toList();
    }

    /**
     * A run.
     *
     * @param id its id in {@code clockify_sync_run}
     * @param workspaceName null if not known
     * @param finishedAt null where it has not ended
     * @param duration until its end or now; null where its process ended first
     * @param requests counted at its end only
     * @param wastedRequests prefetched requests whose answers were not needed
     * @param healed entries whose difference only a complete comparison found
     * @param error what is incomplete or failed, in words; null for nothing
     */
    public record Run(long id, String integration, String workspaceId, String workspaceName, RunKind kind, Outcome outcome, Instant startedAt,
            Instant finishedAt, Duration duration, int requests, int wastedRequests, int entriesSeen, int inserted, int updated, int deleted,
            int unchanged, int healed, int rejected, String error) {
    }

    /**
     * The runs, the newest first.
     *
     * @param from where the page begins: {@link Page#next} of the one before; null for the newest
     * @param size at most; from 1 to 1000
     * @throws IllegalArgumentException where no page begins there
     */
    public Page<Run> page(Filter filter, String from, int size) {
        Instant now = database.now();
        List<Long> ids = newest(filter).below("id", from == null ? Long.MAX_VALUE : Long.parseLong(from)).orderBy("id desc")
                .limit(Page.bounded(size) + 1).list(Long.class);
        List<Run> runs = ids.isEmpty() ? List.of()
                : database.statement("runs-query/runs", "ids", ids).query((row, index) -> run(row, now)).list();
        return Page.of(runs, Page.bounded(size), run -> String.valueOf(run.id()));
    }

    /** A run that is on record; empty where there is none of this id. */
    public Optional<Run> run(long id) {
        Instant now = database.now();
        return database.statement("runs-query/runs", "ids", List.of(id)).query((row, index) -> run(row, now)).optional();
    }

    /**
     * The ids of the runs that are wanted, ordered by all columns of the index that finds them, or H2 would sort all rows. Where any kind
     * and any end will do, all of them are named, so that the database knows how many rows to expect.
     */
    private Select newest(Filter filter) {
        Select ids = database.table("clockify_sync_run").select("id");
        if (filter.equals(Filter.ALL)) {
            return ids;
        }
        if (filter.integration() != null) {
            ids.where("integration", filter.integration()).orderBy("integration desc");
            if (filter.workspaceId() != null) {
                ids.where("workspace_id", filter.workspaceId()).orderBy("workspace_id desc");
            }
        } else {
            ids.orderBy(filter.outcome() != null ? "outcome desc" : "kind desc");
        }
        if (filter.isUnfinished()) {
            ids.isNull("outcome");
        } else if (filter.outcome() != null) {
            ids.where("outcome", stored(filter.outcome()));
        } else if (filter.integration() != null) {
            ids.any(ends -> ends.in("outcome", stored(Outcome.values())).isNull("outcome"));
        }
        return filter.kind() != null ? ids.where("kind", stored(filter.kind())) : ids.in("kind", stored(RunKind.values()));
    }

    private Run run(ResultSet row, Instant now) throws SQLException {
        Instant started = database.instant(row, "started_at");
        Instant finished = database.instant(row, "finished_at");
        // with a clock that was set back since, a running run may have begun in the future
        Instant until = finished != null ? finished : now.isBefore(started) ? started : now;
        Outcome outcome = Outcome.of(row.getString("outcome"), database.instant(row, "lease_until"), now);
        return new Run(row.getLong("id"), row.getString("integration"), row.getString("workspace_id"), row.getString("workspace_name"),
                RunKind.stored(row.getString("kind")), outcome, started, finished,
                outcome == Outcome.KILLED ? null : Duration.between(started, until),
                row.getInt("requests"), row.getInt("requests_in_vain"), row.getInt("entries_seen"), row.getInt("inserted"), row.getInt("updated"),
                row.getInt("deleted"), row.getInt("unchanged"), row.getInt("healed"), row.getInt("rejected"), row.getString("error"));
    }
}
