package io.camelhub.clockify.run;

import java.time.Instant;

/** No further request is allowed for now; nothing is wrong, the run goes on later. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean forBackfill;

    /** @param forBackfill whether the request was for reading the past */
    public BudgetExhaustedException(String reason, Instant until, boolean forBackfill) {
        super(reason);
        this.forBackfill = forBackfill;
        this.until = until;
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
