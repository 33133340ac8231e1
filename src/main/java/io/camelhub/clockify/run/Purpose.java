package io.camelhub.clockify.run;

/** What a run reads for at a moment; the budget is shared by it. Routes carry it in the variable {@code clockifyPurpose}; none is upkeep. */
public enum Purpose {
    /** To be current. */
    UPKEEP,
    /** To know what was never read. */
    BACKFILL,
    /** To find what was missed. */
    RECONCILE;

    /** Whether a request has what staying current leaves of a budget. */
    public static boolean usesBackfillShare(Purpose purpose) {
        return purpose != null && purpose != UPKEEP;
    }
}
