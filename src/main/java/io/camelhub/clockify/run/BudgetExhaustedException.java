package io.camelhub.clockify.run;

import java.time.Instant;

/** The budget allows no further request for now. This is no error: the run continues later. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean forBackfill;

    /** @param forBackfill whether the request was for the backfill */
    public BudgetExhaustedException(String reason, Instant until, boolean forBackfill) {
        super(reason);
        this.forBackfill = forBackfill;
        this.until = until;
    }

    /** Whether the sync itself is complete, and only backfill has to wait. */
    public boolean isForBackfill() {
        return forBackfill;
    }

    /** When the next request is possible. */
    public Instant until() {
        return until;
    }
}
