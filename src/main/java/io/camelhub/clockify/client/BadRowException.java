package io.camelhub.clockify.client;

/** One row of an answer cannot be taken; the message says why, in plain words. */
public final class BadRowException extends Exception {

    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }
}
