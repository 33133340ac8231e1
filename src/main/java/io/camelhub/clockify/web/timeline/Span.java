package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.timeline.Unit;
import java.time.LocalDate;

/** The offered ranges of days. */
enum Span {
    TWO_WEEKS("last-14-days", "last 14 days", "14 days"),
    FOUR_WEEKS("last-4-weeks", "last 4 weeks", "4 weeks"),
    DAYS_30("last-30-days", "last 30 days", "30 days"),
    DAYS_90("last-90-days", "last 90 days", "90 days"),
    YEAR("last-12-months", "last 12 months", "12 months"),
    THIS_MONTH("this-month", "this month", "This month"),
    LAST_MONTH("last-month", "last month", "Last month");

    private final String key;
    private final String words;
    private final String heading;

    Span(String key, String words, String heading) {
        this.key = key;
        this.words = words;
        this.heading = heading;
    }

    /** The name in an address. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }

    /** The heading of its sums. */
    String heading() {
        return heading;
    }

    /** The first day, relative to today. */
    LocalDate from(LocalDate today) {
        return switch (this) {
            case TWO_WEEKS -> today.minusDays(13);
            case FOUR_WEEKS -> Unit.WEEK.start(today).minusWeeks(3);
            case DAYS_30 -> today.minusDays(29);
            case DAYS_90 -> today.minusDays(89);
            case YEAR -> today.withDayOfMonth(1).minusMonths(11);
            case THIS_MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
        };
    }

    /** The last day, relative to today. */
    LocalDate to(LocalDate today) {
        return this == LAST_MONTH ? today.withDayOfMonth(1).minusDays(1) : today;
    }

    /** The default range of a unit. */
    static Span usual(Unit unit) {
        return switch (unit) {
            case DAY -> TWO_WEEKS;
            case WEEK -> FOUR_WEEKS;
            case MONTH -> YEAR;
        };
    }
}
