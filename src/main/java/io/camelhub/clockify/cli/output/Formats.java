package io.camelhub.clockify.cli.output;

import io.camelhub.clockify.model.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values look on the screen. Text from outside loses what could steer a terminal. */
public final class Formats {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
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

    /** Minutes, UTC; null is a dash. */
    public static String time(Instant time) {
        return time == null ? "-" : TIME.format(time);
    }

    /** The day, UTC; null is a dash. */
    public static String day(Instant time) {
        return time == null ? "-" : DAY.format(time);
    }

    /** With thousands set apart, e.g. {@code 12 345}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** A number with what it counts, e.g. {@code 1 row}, {@code 2 rows}. */
    public static String counted(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    /** The two largest units, e.g. {@code 2 h 5 min}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }
}
