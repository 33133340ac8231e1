package io.camelhub.clockify.client;

/** Clockify did not answer, or answered 5xx or a page of a proxy; it may do better in a moment. */
public final class ClockifyUnavailableException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    ClockifyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public Integer refusedWith() {
        return null;
    }
}
