package io.camelhub.clockify.model;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers and durations for people. */
@Decision
public final class HumanReadable {

    private HumanReadable() {
    }

    /** Groups the thousands with spaces, e.g. {@code 12 345}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** A number with its noun, e.g. {@code 1 row}, {@code 2 rows}. */
    public static String counted(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    /** A duration in its two largest units, e.g. {@code 2 h 5 min}; a negative one counts as zero. */
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
