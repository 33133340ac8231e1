package io.camelhub.clockify.run;

/** The result of a webhook delivery. */
public enum HintOutcome {
    /** Accepted: its entry or list is read soon. */
    TAKEN,
    /** Dropped: the buffer is full, or the database failed; the change feed finds the change. */
    DROPPED,
    /** Ignored: an unknown event, or an invalid id. */
    IGNORED,
    /** Refused: an unknown signature. */
    REFUSED,
    /** Too early: Clockify's webhook list is not read yet; Clockify should send it again. */
    EARLY
}
