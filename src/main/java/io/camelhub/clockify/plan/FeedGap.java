package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.time.Instant;

/**
 * The changes that the feed does not report of a workspace: while it is refused, because of its reduced types or its limited past, and where the
 * key sees less than before.
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

    /** Until when changes may have been missed; null for none. Without the feed, the start of the run. */
    public Instant until(SyncRun run) {
        State state = state(run);
        return state.byWindows() ? run.startedAt() : state.feedGapAt();
    }

    /** Whether changes are found by reading the last days again, rather than by the feed. */
    public boolean readsByWindows(SyncRun run) {
        return run.tally().feedMissed() || state(run).byWindows();
    }
}
