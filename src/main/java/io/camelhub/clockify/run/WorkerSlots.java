package io.camelhub.clockify.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which work waits in the memory of this process for a place, and which runs make room for it: one that only fills the past ends
 * after its page, for each piece of work that is more than that. Safe for use by several threads.
 */
public final class WorkerSlots {

    /** By the token of its claim, whether a run has promised its place. */
    private final Map<String, Boolean> waiting = new ConcurrentHashMap<>();

    /** Work waits in memory from now on. */
    public void waits(SyncCommand claimed) {
        if (!claimed.rest()) {
            waiting.put(claimed.claim(), false);
        }
    }

    /** Work waits no longer. */
    public void left(String token) {
        waiting.remove(token);
    }

    /** Whether a run is to end now, since other work waits, and no other run has promised it its place. */
    public boolean isWanted(SyncRun run) {
        return run.yieldAt() != null && waiting.entrySet().stream()
                .anyMatch(work -> !work.getValue() && waiting.replace(work.getKey(), false, true));
    }
}
