package io.camelhub.clockify.http;

/** Clockify refused a request, or did not answer it as it should, for a reason that is neither the key's nor the budget's. */
public abstract class RequestFailedException extends RuntimeException {

    RequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The HTTP status of a refusal; null where there was no answer that counts, so that it may be there in a moment. */
    public Integer refusedWith() {
        return null;
    }
}
