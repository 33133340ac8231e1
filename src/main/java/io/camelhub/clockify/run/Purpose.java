package io.camelhub.clockify.run;

/**
 * The purpose of a run's current reading, by which the budget is divided. Routes carry it in the variable {@code clockifyPurpose}; none means
 * upkeep.
 */
public enum Purpose {
    /** Staying current. */
    UPKEEP,
    /** Reading the past for the first time. */
    BACKFILL,
    /** Comparing, to find missed changes. */
    RECONCILE;

    /** Whether a request counts for the share of the budget besides staying current. */
    public static boolean usesBackfillShare(Purpose purpose) {
        return purpose != null && purpose != UPKEEP;
    }
}
