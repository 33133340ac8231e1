package io.camelhub.clockify.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The work that waits in this process's memory for a worker slot, and the runs that yield to it: for each waiting piece of work, one run that only
 * does backfill ends after its page. Safe for use by several threads.
 */
public final class WorkerSlots {

    /** By the token of a claim: whether a run has promised to yield to it. */
    private final Map<String, Boolean> waiting = new ConcurrentHashMap<>();

    /** Adds waiting work. */
    public void waits(SyncCommand claimed) {
        if (!claimed.rest()) {
            waiting.put(claimed.claim(), false);
        }
    }

    /** Removes waiting work. */
    public void left(String token) {
        waiting.remove(token);
    }

    /** Whether a run should end now, because waiting work has no slot and no other run has promised to yield to it. */
    public boolean isWanted(SyncRun run) {
        return run.yieldAt() != null && waiting.entrySet().stream()
                .anyMatch(work -> !work.getValue() && waiting.replace(work.getKey(), false, true));
    }
}
