package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.Unit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats activity for people. */
@Decision
public final class ActivityWords {

    private static final int LEAST_TENTH = 180;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private ActivityWords() {
    }

    /** Hours with one decimal, for columns, e.g. {@code 1 451.5 h}. */
    public static String hours(long seconds) {
        return seconds == 0 ? "0 h" : seconds < LEAST_TENTH ? "< 0.1 h"
                : String.format(Locale.ROOT, "%,.1f h", seconds / 3600.0).replace(',', ' ');
    }

    /** A duration to the minute, e.g. {@code 101 h 30 min}. */
    public static String exactly(long seconds) {
        long minutes = (seconds + 30) / 60;
        String hours = HumanReadable.number(minutes / 60) + " h";
        return minutes % 60 == 0 ? hours : minutes < 60 ? minutes + " min" : hours + " " + minutes % 60 + " min";
    }

    /** @return such as {@code 43 %} */
    public static String share(long part, long whole) {
        return whole == 0 ? "0 %" : Math.round(100.0 * part / whole) + " %";
    }

    /** @return such as {@code 2 – 26 Nov 2026}, with no more than the days need */
    public static String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return WEEKDAY.format(to);
        }
        return (from.getYear() != to.getYear() ? DAY_OF_YEAR.format(from)
                : from.getMonth() != to.getMonth() ? DAY.format(from) : Integer.toString(from.getDayOfMonth())) + " – " + DAY_OF_YEAR.format(to);
    }

    /** The label below a bar. */
    static String label(Unit unit, LocalDate period) {
        return (unit == Unit.MONTH ? MONTH : DAY).format(period);
    }

    /** A period in a sentence or a table. */
    public static String period(Unit unit, LocalDate period) {
        return switch (unit) {
            case DAY -> WEEKDAY.format(period);
            case WEEK -> "Week of " + DAY_OF_YEAR.format(period);
            case MONTH -> MONTH_OF_YEAR.format(period);
        };
    }

    /** The name of the current period. */
    static String current(Unit unit) {
        return unit == Unit.DAY ? "Today" : "This " + ActivityChoice.key(unit);
    }

    static String name(By by, Series series) {
        return switch (series.kind()) {
            case ONE -> OneLine.of((series.name() == null ? series.key() : series.name()) + (series.among() == null ? "" : " (" + series.among() + ")"));
            case NONE -> "No " + ActivityChoice.key(by);
            case UNMATCHED -> "Not matched";
            case OTHER -> "All others";
        };
    }
}
