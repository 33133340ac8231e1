package io.camelhub.clockify.api;

/** Clockify answered 400, 404, 405 or the like: it does not take this request, or the thing is gone. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RequestRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
