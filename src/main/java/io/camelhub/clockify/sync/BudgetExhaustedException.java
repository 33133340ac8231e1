package io.camelhub.clockify.sync;

import java.time.Instant;

/** No further request is allowed for now; nothing is wrong, the run goes on later. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean forBackfill;

    /** @param forBackfill whether the request was for reading the past */
    BudgetExhaustedException(String reason, Instant until, boolean forBackfill) {
        super(reason);
        this.forBackfill = forBackfill;
        this.until = until;
    }

    /** The same for a request that had what staying current leaves of the budget. */
    BudgetExhaustedException ofSpare() {
        return new BudgetExhaustedException(getMessage(), until, true);
    }

    /** Whether the sync as such was done, and what is left had to wait. */
    public boolean isForBackfill() {
        return forBackfill;
    }

    /** When the next request is possible. */
    public Instant until() {
        return until;
    }
}
