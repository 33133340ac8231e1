package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Times;
import java.time.Instant;

/** Another run has the lease of the workspace, in this process or another. */
public final class LeaseHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    /** @param workspace its name, otherwise its id */
    LeaseHeldException(String workspace, String holder, Instant until) {
        super("workspace " + workspace + " is being synced by " + holder + ", whose lease ends at " + Times.reached(until)
                + " unless renewed");
        this.until = until;
    }

    /** When the lease expires, unless it is renewed. */
    public Instant until() {
        return until;
    }
}
