package io.camelhub.clockify.run;

/** What a sync waits for. */
public enum WaitsOn {
    /** The hourly budget. */
    BUDGET,
    /** The share of it that is for the past; what is current is synced all the same. */
    BACKFILL_SHARE,
    /** Clockify, which does not answer or asks to wait. */
    CLOCKIFY;

    /** Why the fault that ended a run, or kept it from beginning, is waited for. */
    public static WaitsOn of(Throwable fault) {
        return !(fault instanceof BudgetExhaustedException exhausted) ? CLOCKIFY : exhausted.isForBackfill() ? BACKFILL_SHARE : BUDGET;
    }
}
