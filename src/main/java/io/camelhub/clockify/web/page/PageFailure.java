package io.camelhub.clockify.web.page;

import java.util.Map;

/** A request that fails with an error page, which says what to do. */
public final class PageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_FOUND = "Not found";

    private final int status;
    private final String title;
    private final boolean refusal;
    /** The header Allow; null for another failure. */
    private final String allowed;

    private PageFailure(int status, String title, String message, boolean refusal) {
        this(status, title, message, refusal, null);
    }

    private PageFailure(int status, String title, String message, boolean refusal, String allowed) {
        super(message);
        this.status = status;
        this.title = title;
        this.refusal = refusal;
        this.allowed = allowed;
    }

    /** There is no page at the address. */
    public static PageFailure noPage() {
        return notFound("There is no such page. Take one of those above.");
    }

    /** The page does not support the method. */
    public static PageFailure otherMethod(Page.Methods methods) {
        return new PageFailure(405, "Not possible here", methods == Page.Methods.ORDER ? "A form is sent to this address; there is no page to show. Take one of those above."
                : "This page can be looked at; nothing can be sent to it.", false, String.join(", ", methods.names()));
    }

    /** The object does not exist. */
    public static PageFailure notFound(String message) {
        return new PageFailure(404, NOT_FOUND, message, false);
    }

    /** The object does not exist, or the visitor may not see it; the answer does not say which. */
    public static PageFailure notTheirs(String message) {
        return new PageFailure(404, NOT_FOUND, message, true);
    }

    /** The address has an invalid value. */
    public static PageFailure wrong(String message) {
        return new PageFailure(400, "That cannot be shown", message, false);
    }

    /** The visitor's role may not see it. */
    public static PageFailure forbidden(String message) {
        return new PageFailure(403, "Not for you to see", message, true);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The headers of the answer, besides the content type. */
    public Map<String, String> headers() {
        return allowed == null ? Map.of() : Map.of("Allow", allowed);
    }

    /** Whether the visitor lacks permission. */
    public boolean isRefusal() {
        return refusal;
    }
}
