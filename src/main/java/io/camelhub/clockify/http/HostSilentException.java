package io.camelhub.clockify.http;

import java.time.Instant;

/** The host does not answer, and is asked again at a time; the request was not sent. */
public final class HostSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;
    private final boolean timedOut;

    public HostSilentException(String message, Instant until, boolean timedOut) {
        super(message);
        this.until = until;
        this.timedOut = timedOut;
    }

    /** Whether a request before this one got no answer; else one is still waiting for it. */
    public boolean hasTimedOut() {
        return timedOut;
    }

    /** When it is asked again. */
    public Instant until() {
        return until;
    }
}
