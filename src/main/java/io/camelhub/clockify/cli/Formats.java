package io.camelhub.clockify.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values look on the screen. Text from outside loses what could steer a terminal. */
final class Formats {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private Formats() {
    }

    /** Text on one line; null is a dash. */
    static String text(String text) {
        if (text == null || text.isBlank()) {
            return "-";
        }
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }

    /** As {@link #text(String)}, and no longer than so many characters. */
    static String text(String text, int longest) {
        String line = text(text);
        int characters = line.codePointCount(0, line.length());
        return characters <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Minutes, UTC; null is a dash. */
    static String time(Instant time) {
        return time == null ? "-" : TIME.format(time);
    }

    /** The day, UTC; null is a dash. */
    static String day(Instant time) {
        return time == null ? "-" : DAY.format(time);
    }

    /** With thousands set apart, e.g. {@code 12 345}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** The two largest units, e.g. {@code 2 h 5 min}. */
    static String duration(Duration duration) {
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
