package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.time.Instant;

/**
 * What the feed does not report of a workspace: where it is refused, takes entries alone or does not reach back, and where the key
 * sees less than before.
 */
public final class FeedGap {

    private final RunDatabase database;

    public FeedGap(RunDatabase database) {
        this.database = database;
    }

    private record State(String changesBy, Instant feedGapAt) {

        private boolean byWindows() {
            return "windows".equals(changesBy);
        }
    }

    private State state(SyncRun run) {
        return database.table(run, "clockify_integration_workspace").select("changes_by", "feed_gap_at").single(State.class);
    }

    /** Until when something may have happened that was not reported; null for nothing. Where there is no feed, the beginning of the run. */
    public Instant until(SyncRun run) {
        State state = state(run);
        return state.byWindows() ? run.startedAt() : state.feedGapAt();
    }

    /** Whether changes are learnt by reading the last days again, rather than by the feed. */
    public boolean readsByWindows(SyncRun run) {
        return run.tally().feedMissed() || state(run).byWindows();
    }
}
