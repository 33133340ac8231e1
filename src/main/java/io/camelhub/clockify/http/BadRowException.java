package io.camelhub.clockify.http;

/** A row of an answer cannot be stored; the message says why, in words for an admin. */
public final class BadRowException extends Exception {

    public BadRowException(String message) {
        super(message);
    }
}
