package io.camelhub.clockify.http;

/** A row of an answer cannot be stored; the message says why, in words for an admin. */
final class BadRowException extends Exception {

    BadRowException(String message) {
        super(message);
    }
}
