package io.camelhub.clockify.model;

import java.util.Locale;

/** What a workspace's plan allows, by Clockify's page on webhook and API limitations (May 2026). */
public final class Plan {

    /** Requests within an hour on the Free plan. */
    public static final int FREE_REQUESTS_PER_HOUR = 30;

    /** Requests within a second on the paid plans. */
    public static final int PAID_REQUESTS_PER_SECOND = 50;

    private Plan() {
    }

    /**
     * Whether the rules of the Free plan hold.
     *
     * @param plan Clockify's {@code featureSubscriptionType}; null or blank is unknown and counts as Free
     */
    public static boolean free(String plan) {
        return plan == null || plan.isBlank() || plan.toUpperCase(Locale.ROOT).contains("FREE");
    }

    /**
     * Requests that a plan allows within an hour; null for no such limit.
     *
     * @param plan as for {@link #free}
     */
    public static Integer requestsPerHour(String plan) {
        return free(plan) ? FREE_REQUESTS_PER_HOUR : null;
    }
}
