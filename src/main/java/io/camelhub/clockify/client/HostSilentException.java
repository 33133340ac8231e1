package io.camelhub.clockify.client;

import java.time.Instant;

/** The host does not answer, and is asked again at a time; the request was not sent. */
public final class HostSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    HostSilentException(String message, Instant until) {
        super(message);
        this.until = until;
    }

    /** When it is asked again. */
    public Instant until() {
        return until;
    }
}
