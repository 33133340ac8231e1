package io.camelhub.clockify.client.error;

/** Clockify answered 401: it does not know the key, at least not on this host. */
public final class KeyRefusedException extends RuntimeException {

    KeyRefusedException(String message) {
        super(message);
    }
}
