package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;

/**
 * How a small budget is shared: syncs are stretched until half of it is enough for staying current; backfill and reconcile
 * have what the syncs leave.
 */
@Decision
public final class SyncIntervalPolicy {

    /** Requests of a sync without changes: the running timers and the three streams of the feed. */
    static final int REQUESTS_PER_SYNC = 4;

    private static final Duration HOUR = Duration.ofHours(1);

    private SyncIntervalPolicy() {
    }

    /**
     * The time between two syncs.
     *
     * @param wanted what the setting {@code sync-every} says
     * @param requestsPerHour the budget, or null for no such limit
     * @param integrations how many integrations share the budget
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
     * Whether there is room for a sync more than those that are due anyway.
     *
     * @param used requests that count now
     * @param every the time between two syncs
     * @param integrations how many integrations share the budget
     */
    static boolean hasRoom(int requestsPerHour, int used, Duration every, int integrations) {
        return requestsPerHour - used - reserve(requestsPerHour, every, integrations) >= REQUESTS_PER_SYNC;
    }

    /**
     * Requests within an hour that are kept for staying current, of a budget; at least one is left for the rest.
     *
     * @param every the time between two syncs
     * @param integrations how many integrations share the budget
     */
    static int reserve(int requestsPerHour, Duration every, int integrations) {
        long counted = BudgetPolicy.HOUR.toSeconds();
        long syncs = (counted + every.toSeconds() - 1) / Math.max(1, every.toSeconds());
        return (int) Math.min(requestsPerHour - 1L, syncs * REQUESTS_PER_SYNC * integrations);
    }
}
