package io.camelhub.clockify.run;

/** What a sync waits for. */
public enum WaitsOn {
    /** The hourly budget. */
    BUDGET,
    /** The backfill's share of it; the sync itself is complete. */
    BACKFILL_SHARE,
    /** Clockify: no answer, or {@code Retry-After}. */
    CLOCKIFY;

    /** The cause of the wait by the exception that ended a run or kept it from beginning. */
    public static WaitsOn of(Throwable fault) {
        return !(fault instanceof BudgetExhaustedException exhausted) ? CLOCKIFY : exhausted.isForBackfill() ? BACKFILL_SHARE : BUDGET;
    }
}
