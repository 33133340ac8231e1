package io.camelhub.clockify.http;

/** Clockify refused a request or gave no valid answer, for another reason than the key or the budget. */
public abstract class RequestFailedException extends RuntimeException {

    RequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The HTTP status of a refusal; null for a failure that may be temporary, without a valid answer. */
    public Integer refusedWith() {
        return null;
    }
}
