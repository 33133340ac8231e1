package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;

/**
 * Divides a small budget: the sync interval is stretched until half of the budget is enough for staying current; backfill and reconcile use the
 * rest.
 */
@Decision
public final class SyncIntervalPolicy {

    /** Requests of a sync without changes: the running timers, and the three streams of the feed. */
    static final int REQUESTS_PER_SYNC = 4;

    private static final Duration HOUR = Duration.ofHours(1);

    private SyncIntervalPolicy() {
    }

    /**
     * The time between two syncs.
     *
     * @param wanted the setting {@code sync-every}
     * @param requestsPerHour the budget; null for no limit
     * @param integrations the number of integrations that share the budget
     */
    public static Duration every(Duration wanted, Integer requestsPerHour, int integrations) {
        if (requestsPerHour == null) {
            return wanted;
        }
        int upkeep = Math.max(1, requestsPerHour - requestsPerHour / 2);
        Duration least = HOUR.multipliedBy((long) REQUESTS_PER_SYNC * integrations).dividedBy(upkeep);
        return wanted.compareTo(least) < 0 ? least : wanted;
    }

    /**
     * Whether there is room for an additional sync.
     *
     * @param used counted requests
     * @param every the time between two syncs
     * @param integrations the number of integrations that share the budget
     */
    static boolean hasRoom(int requestsPerHour, int used, Duration every, int integrations) {
        return requestsPerHour - used - reserve(requestsPerHour, every, integrations) >= REQUESTS_PER_SYNC;
    }

    /**
     * The hourly requests reserved for staying current; at least one is left for the rest.
     *
     * @param every the time between two syncs
     * @param integrations the number of integrations that share the budget
     */
    static int reserve(int requestsPerHour, Duration every, int integrations) {
        long counted = BudgetPolicy.HOUR.toSeconds();
        long syncs = (counted + every.toSeconds() - 1) / Math.max(1, every.toSeconds());
        return (int) Math.min(requestsPerHour - 1L, syncs * REQUESTS_PER_SYNC * integrations);
    }
}
