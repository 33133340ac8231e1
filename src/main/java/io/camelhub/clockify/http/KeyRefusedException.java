package io.camelhub.clockify.http;

import java.time.Instant;

/** Clockify answered 401: it does not know the key, at least not on this host. */
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant date;

    KeyRefusedException(String message, Instant date) {
        super(message);
        this.date = date;
    }

    /** When, by Clockify's clock; null where the answer does not say. */
    public Instant date() {
        return date;
    }
}
