package io.camelhub.clockify.http;

/** An answer as a whole is not of the form that Clockify documents; worth a second try. */
public class BadResponseException extends RequestFailedException {

    public BadResponseException(String message) {
        super(message, null);
    }
}
