package io.camelhub.clockify.client;

/** The hub is being stopped, and begins no further request; the sync goes on after the restart. */
public final class HubStopsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HubStopsException(String message) {
        super(message);
    }
}
