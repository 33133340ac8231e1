package io.camelhub.clockify.model;

/** The result of sending an event to {@code clockify.events.uri}. */
public enum EventOutcome {
    /** The endpoint accepted it. */
    TAKEN,
    /** The endpoint failed; the event is sent again later. */
    REFUSED,
    /** The endpoint failed too often; the event is sent again only when a person orders it. */
    SET_ASIDE
}
