package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.SyncRun;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What streams learn from the change feed: that something of a type changed, and nothing else. */
public interface FeedSignals {

    /** Nobody wants to know. */
    FeedSignals NONE = new FeedSignals() {
        @Override
        public Set<String> types(SyncRun run) {
            return Set.of();
        }

        @Override
        public void changed(SyncRun run, Map<String, Instant> types) {
        }
    };

    /** The types that are asked for besides those of entries and of what they name. */
    Set<String> types(SyncRun run);

    /**
     * Takes note of changes, in the transaction of their page.
     *
     * @param types the types of which something changed, and when last, by the database's clock
     */
    void changed(SyncRun run, Map<String, Instant> types);
}
