package io.camelhub.clockify.run;

/** What became of a delivery of Clockify's webhooks. */
public enum HintOutcome {
    /** What it names is read soon. */
    TAKEN,
    /** There was no room for it, or it could not be stored; the change feed finds the same. */
    DROPPED,
    /** It names nothing that could be read: an event that is not known, or an id that is none. */
    IGNORED,
    /** Its signature is none of those that Clockify lists. */
    REFUSED,
    /** It came before Clockify's list was read, by which its signature may be known: it is to come again. */
    EARLY
}
