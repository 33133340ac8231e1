package io.camelhub.clockify.http;

/** Clockify did not answer, or answered 5xx or a page of a proxy; it may do better in a moment. */
public class ClockifyUnavailableException extends RequestFailedException {

    private final String message;

    /** @param said what the answer itself says, behind a colon; may be empty */
    ClockifyUnavailableException(String message, String said, Throwable cause) {
        super(message + said, cause);
        this.message = message;
    }

    /** The message without what the answer says. */
    String withoutResponse() {
        return message;
    }
}
