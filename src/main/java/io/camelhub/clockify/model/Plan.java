package io.camelhub.clockify.model;

import java.util.Locale;

/** The request limits of Clockify's subscription plans, from its page on webhook and API limitations (May 2026). */
public final class Plan {

    /** Requests per hour on the Free plan. */
    public static final int FREE_REQUESTS_PER_HOUR = 30;

    /** Requests per second on the paid plans. */
    public static final int PAID_REQUESTS_PER_SECOND = 50;

    private Plan() {
    }

    /**
     * Whether the limits of the Free plan apply.
     *
     * @param plan Clockify's {@code featureSubscriptionType}; null or blank is unknown and counts as Free
     */
    public static boolean free(String plan) {
        return plan == null || plan.isBlank() || plan.toUpperCase(Locale.ROOT).contains("FREE");
    }

    /**
     * The hourly request limit of a plan; null for none.
     *
     * @param plan as for {@link #free}
     */
    public static Integer requestsPerHour(String plan) {
        return free(plan) ? FREE_REQUESTS_PER_HOUR : null;
    }
}
