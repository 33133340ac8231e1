package io.camelhub.clockify.console.page;

/** A page that cannot be shown, and what to do. */
public final class PageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private PageFailure(int status, String title, String message) {
        super(message);
        this.status = status;
        this.title = title;
    }

    /** It is not there, or not for this visitor to see: they are not told which. */
    public static PageFailure notFound(String message) {
        return new PageFailure(404, "Not found", message);
    }

    /** The address holds something that cannot be. */
    public static PageFailure wrong(String message) {
        return new PageFailure(400, "That cannot be shown", message);
    }

    /** Their role may not see it. */
    public static PageFailure forbidden(String message) {
        return new PageFailure(403, "Not for you to see", message);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
