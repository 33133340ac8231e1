package io.camelhub.clockify.console.page;

/** A page that cannot be shown, and what to do. */
public final class PageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_FOUND = "Not found";

    private final int status;
    private final String title;
    private final boolean refusal;

    private PageFailure(int status, String title, String message, boolean refusal) {
        super(message);
        this.status = status;
        this.title = title;
        this.refusal = refusal;
    }

    /** It is not there. */
    public static PageFailure notFound(String message) {
        return new PageFailure(404, NOT_FOUND, message, false);
    }

    /** It is not there, or not for this visitor to see: they are not told which. */
    public static PageFailure notTheirs(String message) {
        return new PageFailure(404, NOT_FOUND, message, true);
    }

    /** The address holds something that cannot be. */
    public static PageFailure wrong(String message) {
        return new PageFailure(400, "That cannot be shown", message, false);
    }

    /** Their role may not see it. */
    public static PageFailure forbidden(String message) {
        return new PageFailure(403, "Not for you to see", message, true);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether it is kept from this visitor, and not only wrong. */
    public boolean isRefusal() {
        return refusal;
    }
}
