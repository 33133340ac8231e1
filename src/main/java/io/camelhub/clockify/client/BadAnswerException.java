package io.camelhub.clockify.client;

/** An answer as a whole is not of the form that Clockify documents; worth a second try. */
public class BadResponseException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    public BadResponseException(String message) {
        super(message, null);
    }

    @Override
    public Integer refusedWith() {
        return null;
    }
}
