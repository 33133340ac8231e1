package io.camelhub.clockify.http;

/**
 * Clockify answered 400, 404, 405 or the like: it does not take this request, or the thing is gone; or 403: the key's owner may
 * not read this.
 */
public final class RequestRefusedException extends RequestFailedException {

    /** Clockify's code for rules broken, and for things that do not belong to the workspace. */
    private static final int RULE = 501;

    private final int status;
    private final int code;

    RequestRefusedException(int status, int code, String message) {
        super(message, null);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether Clockify itself says that there is no such thing here; a proxy's 400, or one for a bad request, does not. */
    public boolean saysGone() {
        return status == 400 && code == RULE;
    }

    @Override
    public Integer refusedWith() {
        return status;
    }
}
