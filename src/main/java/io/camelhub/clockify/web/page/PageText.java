package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** How values look on the pages. Text from outside loses control characters and what turns the direction of writing; templates escape it. */
public final class PageText {

    private PageText() {
    }

    /** Text on one line; null and nothing are a dash. */
    public static String text(String text) {
        String line = OneLine.of(text);
        return line == null || line.isEmpty() ? "–" : line;
    }

    /** As it begins a line; never empty. */
    public static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The day at whose midnight, UTC, a time lies: windows of time begin and end there. */
    public static Function<Instant, String> utcDay(LocalTimes times) {
        return time -> times.day(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** The minute in which a time lies, in the console's zone; null is a dash. */
    public static String time(LocalTimes times, Instant time) {
        return time == null ? "–" : times.time(time);
    }
}
