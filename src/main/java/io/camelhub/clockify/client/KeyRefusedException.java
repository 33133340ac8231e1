package io.camelhub.clockify.client;

/** Clockify answered 401: it does not know the key, at least not on this host. */
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRefusedException(String message) {
        super(message);
    }
}
