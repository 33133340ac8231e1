package io.camelhub.clockify.http;

/** The hub is stopping and sends no further requests; the sync continues after the restart. */
public final class HubStopsException extends RuntimeException {

    public HubStopsException(String message) {
        super(message);
    }
}
