package io.camelhub.clockify.model;

import java.time.Duration;
import java.util.Locale;

/** Numbers and lengths of time in words. */
@Decision
public final class HumanReadable {

    private HumanReadable() {
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
