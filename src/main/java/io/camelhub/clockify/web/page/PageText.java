package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Formats values for pages. Untrusted text loses control characters and changes of the writing direction; templates escape it. */
public final class PageText {

    private PageText() {
    }

    /** A text on one line; a dash for null and an empty text. */
    public static String text(String text) {
        String line = OneLine.of(text);
        return line == null || line.isEmpty() ? "–" : line;
    }

    /** The text with a capital first letter; never empty. */
    public static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Formats the UTC day of a time at midnight, for the bounds of windows. */
    public static Function<Instant, String> utcDay(LocalTimes times) {
        return time -> times.day(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** A time to the minute, in the console's time zone; null is a dash. */
    public static String time(LocalTimes times, Instant time) {
        return time == null ? "–" : times.time(time);
    }
}
