package io.camelhub.clockify.run;

import io.camelhub.clockify.model.Times;
import java.time.Instant;

/** Another process, or another run of this one, is syncing the workspace. */
public final class LeaseHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    /** @param workspace its name, else its id */
    LeaseHeldException(String workspace, String holder, Instant until) {
        super("workspace " + workspace + " is being synced by " + holder + ", whose lease ends at " + Times.reached(until)
                + " unless renewed");
        this.until = until;
    }

    /** When the lease ends, unless it is renewed. */
    public Instant until() {
        return until;
    }
}
