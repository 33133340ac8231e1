package io.camelhub.clockify.http;

import java.time.Duration;

/** Clockify answered 429, or 503 and how long to wait. */
public final class TooManyRequestsException extends RuntimeException {

    private final Duration retryAfter;

    TooManyRequestsException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long Clockify asks to wait, or null where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether to wait in place; a longer wait is for a later run. */
    public boolean brief() {
        return retryAfter == null || retryAfter.compareTo(Duration.ofSeconds(10)) <= 0;
    }
}
