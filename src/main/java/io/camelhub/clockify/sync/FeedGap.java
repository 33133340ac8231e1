package io.camelhub.clockify.sync;

import io.camelhub.clockify.database.Database;
import java.time.Instant;

/**
 * Until when something may have happened in a workspace that nobody told: where the feed is refused, takes entries alone or
 * does not reach back, and where the key sees less than before.
 */
public final class FeedGap {

    private final Database database;

    public FeedGap(Database database) {
        this.database = database;
    }

    /** That time; null where all was told. Where there is no feed, it is the beginning of the run. */
    public Instant until(WorkspaceRun run) {
        return database.statement("untold-state")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> new State(
                        "windows".equals(row.getString("changes_by")) ? run.startedAt() : database.dialect().instant(row, "untold_at")))
                .single()
                .until();
    }

    private record State(Instant until) {
    }
}
