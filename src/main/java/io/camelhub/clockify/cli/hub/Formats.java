package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.model.OneLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values look on the screen. Text from outside loses what could steer a terminal. */
public final class Formats {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Formats() {
    }

    /** Text on one line; null is a dash. */
    public static String text(String text) {
        String line = OneLine.of(text);
        return line == null || line.isEmpty() ? "-" : line;
    }

    /** As {@link #text(String)}, and no longer than so many characters. */
    public static String text(String text, int longest) {
        return text(OneLine.of(text, longest));
    }

    /** Minutes in a zone that stands elsewhere; null is a dash. */
    public static String time(Instant time, ZoneId zone) {
        return time == null ? "-" : MINUTES.format(time.atZone(zone));
    }

    /** Minutes, UTC; null is a dash. */
    public static String time(Instant time) {
        return time == null ? "-" : TIME.format(time);
    }

    /** The day, UTC; null is a dash. */
    public static String day(Instant time) {
        return time == null ? "-" : DAY.format(time);
    }
}
