package io.camelhub.clockify.model;

/** What became of an event that was sent to {@code clockify.events.uri}. */
public enum EventOutcome {
    /** The endpoint took it. */
    TAKEN,
    /** The endpoint did not take it; it is tried again. */
    REFUSED,
    /** It was refused too often, and waits until a person has it tried again. */
    SET_ASIDE
}
