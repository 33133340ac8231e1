package io.camelhub.clockify.run;

/** What became of a request that was sent; each try is one. */
public enum RequestOutcome {
    /** Clockify answered. */
    OK,
    /** Clockify answered when it was asked again. */
    RETRIED,
    /** Clockify asks for fewer requests: 429. */
    LIMITED,
    /** Clockify refuses it: any other 4xx. */
    REFUSED,
    /** No answer, one that cannot be read, or a fault of Clockify's. */
    FAILED
}
