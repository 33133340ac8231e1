package io.camelhub.clockify.http;

import java.time.Instant;

/** Clockify answered 401: this host does not accept the key. */
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant date;

    KeyRefusedException(String message, Instant date) {
        super(message);
        this.date = date;
    }

    /** The time of the answer by Clockify's clock; null where the answer has no date. */
    public Instant date() {
        return date;
    }
}
