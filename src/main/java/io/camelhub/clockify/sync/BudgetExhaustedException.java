package io.camelhub.clockify.sync;

import java.time.Instant;

/** No further request is allowed for now; nothing is wrong, the run goes on later. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean spare;

    BudgetExhaustedException(String reason, Instant until) {
        this(reason, until, false);
    }

    private BudgetExhaustedException(String reason, Instant until, boolean spare) {
        super(reason);
        this.spare = spare;
        this.until = until;
    }

    /** The same for a request that had what staying current leaves of the budget. */
    BudgetExhaustedException ofSpare() {
        return new BudgetExhaustedException(getMessage(), until, true);
    }

    /** Whether the sync as such was done, and what is left had to wait. */
    public boolean spare() {
        return spare;
    }

    /** When the next request is possible. */
    public Instant until() {
        return until;
    }
}
