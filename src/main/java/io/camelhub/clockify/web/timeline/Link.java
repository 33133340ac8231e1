package io.camelhub.clockify.web.timeline;

/** A link of a page. */
public record Link(String text, String href) {

    /** @param href with {@code toString} */
    public static Link to(String text, Object href) {
        return new Link(text, href.toString());
    }
}
