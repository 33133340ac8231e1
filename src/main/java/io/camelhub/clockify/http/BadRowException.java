package io.camelhub.clockify.http;

/** One row of an answer cannot be taken; the message says why, in plain words. */
final class BadRowException extends Exception {

    BadRowException(String message) {
        super(message);
    }
}
