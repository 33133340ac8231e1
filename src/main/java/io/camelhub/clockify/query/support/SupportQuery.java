package io.camelhub.clockify.query.support;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.List;

/** What is of help and stands in the tables, and names nobody. */
public final class SupportQuery {

    private final Database database;

    public SupportQuery(Database database) {
        this.database = database;
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

    /** Rows that could not be taken, by the reason without the value that it repeats. */
    public record Rejected(String integration, String workspaceId, String kind, String reason, long rows, Instant lastSeenAt) {
    }

    /** So many of the latest runs, the newest first. */
    public List<Run> runs(int last) {
        return database.table("clockify_sync_run").select("id", "integration", "workspace_id", "kind", "started_at", "finished_at", "outcome",
                        "requests", "entries_seen", "inserted", "updated", "deleted", "unchanged", "healed", "rejected", "error is not null as has_error")
                .orderBy("id desc").limit(last).list(Run.class);
    }

    public List<Rejected> rejected() {
        return database.statement("support-query/rejected").query((row, index) -> new Rejected(row.getString("integration"),
                row.getString("workspace_id"), row.getString("kind"), row.getString("reason"), row.getLong("rejected_rows"),
                database.instant(row, "last_seen_at"))).list();
    }
}
