package io.camelhub.clockify.simulator;

/** An answer other than 200, with Clockify's own error code. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal gone(String thing) {
        return new Refusal(400, 501, thing + " doesn't belong to Workspace");
    }

    static Refusal denied() {
        return new Refusal(403, 501, "Access Denied");
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, 3000, message);
    }

    static Refusal notRouted(String path) {
        return new Refusal(404, 3000, "No static resource " + path + ".");
    }

    static Refusal wrongVerb(String method) {
        return new Refusal(405, 3000, "Request method '" + method + "' is not supported");
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
