package io.camelhub.clockify.http;

import java.time.Duration;

/** Clockify answered 429, or 503 with {@code Retry-After}. */
public final class TooManyRequestsException extends RuntimeException {

    private final Duration retryAfter;

    TooManyRequestsException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** The wait that Clockify asks for; null where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the wait is short enough for a retry in this run; a longer one is for a later run. */
    public boolean brief() {
        return retryAfter == null || retryAfter.compareTo(Duration.ofSeconds(10)) <= 0;
    }
}
