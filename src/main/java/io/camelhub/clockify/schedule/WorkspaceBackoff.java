package io.camelhub.clockify.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Growing pauses after failures: each is twice as long as the last. Kept in memory: a restart begins anew. Safe for use by several threads. */
public final class WorkspaceBackoff {

    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();

    /**
     * The pause after a failure.
     *
     * @param first the pause after a first failure
     * @param longest the longest pause
     */
    public Duration failed(String what, Duration first, Duration longest) {
        return pauses.merge(what, first, (before, unused) -> {
            Duration twice = before.multipliedBy(2);
            return twice.compareTo(longest) < 0 ? twice : longest;
        });
    }

    /** Resets the pause. */
    public void succeeded(String what) {
        pauses.remove(what);
    }
}
