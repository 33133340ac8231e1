package io.camelhub.clockify.http;

/** The hub is being stopped, and begins no further request; the sync goes on after the restart. */
public final class HubStopsException extends RuntimeException {

    public HubStopsException(String message) {
        super(message);
    }
}
