package io.camelhub.clockify.http;

/** An answer, or a value in it, is larger than anything Clockify sends. The request is not retried. */
public final class ResponseTooLargeException extends BadResponseException {

    ResponseTooLargeException(String message) {
        super(message);
    }
}
