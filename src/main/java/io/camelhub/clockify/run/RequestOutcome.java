package io.camelhub.clockify.run;

/** The outcome of a sent request; retries count as one. */
public enum RequestOutcome {
    /** Answered. */
    OK,
    /** Answered after a retry. */
    RETRIED,
    /** Refused with 429: too many requests. */
    LIMITED,
    /** Refused with another 4xx. */
    REFUSED,
    /** No answer, an unreadable one, or a 5xx. */
    FAILED
}
