package io.camelhub.clockify.http;

/** Clockify did not answer, or answered 5xx or a proxy's page. The request is retried. */
public class ClockifyUnavailableException extends RequestFailedException {

    private final String message;

    /** @param said the answer's own text, after a colon; may be empty */
    ClockifyUnavailableException(String message, String said, Throwable cause) {
        super(message + said, cause);
        this.message = message;
    }

    /** The message without the answer's own text, which may hold names. */
    String withoutResponse() {
        return message;
    }
}
