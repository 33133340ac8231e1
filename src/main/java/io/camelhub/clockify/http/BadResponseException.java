package io.camelhub.clockify.http;

/** An answer does not have the form that Clockify documents. The request is retried. */
public class BadResponseException extends RequestFailedException {

    public BadResponseException(String message) {
        super(message, null);
    }
}
