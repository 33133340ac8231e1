package io.camelhub.clockify.http;

/** Where Clockify's core lists end. */
public final class LastPage {

    private LastPage() {
    }

    /**
     * Whether no page follows. Clockify says so in the header {@code Last-Page}, which may be null; where it says nothing, a page with
     * fewer rows than were asked for is the last one. A page without rows is the last one, whatever the header says.
     */
    public static boolean is(String header, int received, int asked) {
        boolean stated = "true".equalsIgnoreCase(header) || "false".equalsIgnoreCase(header);
        return received == 0 || (stated ? Boolean.parseBoolean(header) : received < asked);
    }
}
