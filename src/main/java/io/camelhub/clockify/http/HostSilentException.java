package io.camelhub.clockify.http;

import java.time.Instant;

/** The host does not answer, so the request was not sent. */
public final class HostSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean timedOut;

    public HostSilentException(String message, Instant until, boolean timedOut) {
        super(message);
        this.until = until;
        this.timedOut = timedOut;
    }

    /** Whether an earlier request has timed out; otherwise the first one is still waiting. */
    public boolean hasTimedOut() {
        return timedOut;
    }

    /** When the host may be asked again. */
    public Instant until() {
        return until;
    }
}
