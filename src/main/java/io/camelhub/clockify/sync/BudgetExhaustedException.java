package io.camelhub.clockify.sync;

import java.time.Instant;

/** No further request is allowed for now; nothing is wrong, the run goes on later. */
public final class BudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    BudgetExhaustedException(String reason, Instant until) {
        super(reason);
        this.until = until;
    }

    /** When the next request is possible. */
    public Instant until() {
        return until;
    }
}
