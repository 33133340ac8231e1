package io.camelhub.clockify.http;

/** Clockify answered 400, 404, 405 or the like: the request is invalid, or the object is gone; or 403: the key's owner has no permission. */
public final class RequestRefusedException extends RequestFailedException {

    /** Clockify's code for broken rules, and for objects that are not in the workspace. */
    private static final int RULE = 501;

    private final int status;
    private final int code;

    RequestRefusedException(int status, int code, String message) {
        super(message, null);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** Whether Clockify itself says that the object is not there; a proxy's 400, or one for an invalid request, does not say so. */
    public boolean saysGone() {
        return status == 400 && code == RULE;
    }

    @Override
    public Integer refusedWith() {
        return status;
    }
}
