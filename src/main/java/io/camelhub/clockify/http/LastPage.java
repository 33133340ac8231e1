package io.camelhub.clockify.http;

/** Decides the end of Clockify's paged core lists. */
public final class LastPage {

    private LastPage() {
    }

    /**
     * Whether no page follows: by the header {@code Last-Page}, which may be null; without it, a page with fewer rows than requested is the last.
     * An empty page is the last, whatever the header says.
     */
    public static boolean is(String header, int received, int asked) {
        boolean stated = "true".equalsIgnoreCase(header) || "false".equalsIgnoreCase(header);
        return received == 0 || (stated ? Boolean.parseBoolean(header) : received < asked);
    }
}
