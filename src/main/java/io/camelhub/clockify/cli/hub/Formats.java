package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.model.OneLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats values for the terminal. Untrusted text loses its control characters. */
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

    /** As {@link #text(String)}, cut to {@code longest} characters. */
    public static String text(String text, int longest) {
        return text(OneLine.of(text, longest));
    }

    /** A time to the minute, in a zone that is printed elsewhere; null is a dash. */
    public static String time(Instant time, ZoneId zone) {
        return time == null ? "-" : MINUTES.format(time.atZone(zone));
    }

    /** A time to the minute, UTC; null is a dash. */
    public static String time(Instant time) {
        return time == null ? "-" : TIME.format(time);
    }

    /** A day, UTC; null is a dash. */
    public static String day(Instant time) {
        return time == null ? "-" : DAY.format(time);
    }
}
