package io.camelhub.clockify.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to leave alone what failed: twice as long each time it failed again. Kept in memory: a restart begins anew. Safe
 * for use by several threads.
 */
public final class WorkspaceBackoff {

    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();

    /**
     * It failed.
     *
     * @param first the pause where it did not fail before
     * @param longest the longest pause
     */
    public Duration failed(String what, Duration first, Duration longest) {
        return pauses.merge(what, first, (before, unused) -> {
            Duration twice = before.multipliedBy(2);
            return twice.compareTo(longest) < 0 ? twice : longest;
        });
    }

    /** It went well. */
    public void succeeded(String what) {
        pauses.remove(what);
    }
}
