package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * The range of days of a page.
 *
 * @param key the address's name of a range relative to today; null for chosen days
 * @param name such as {@code Last 7 days}; null for chosen days
 * @param last included
 */
@Decision
record DayRange(String key, String name, LocalDate first, LocalDate last) {

    /** The lengths in days of the longer ranges that a page with too few events offers. */
    private static final List<Integer> WIDER = List.of(31, 365);

    static DayRange between(LocalDate first, LocalDate last) {
        return new DayRange(null, null, first, last);
    }

    /** A range of days up to today. */
    static DayRange latest(LocalDate today, int days) {
        return days == 1 ? new DayRange("today", "Today", today, today)
                : new DayRange("last-" + days + "-days", "Last " + days + " days", today.minusDays(days - 1L), today);
    }

    /** The offered ranges. */
    static List<DayRange> readyMade(LocalDate today, int usualDays) {
        LocalDate monthAgo = today.minusMonths(1);
        return Stream.of(latest(today, 1), new DayRange("yesterday", "Yesterday", today.minusDays(1), today.minusDays(1)),
                latest(today, 7), latest(today, usualDays), latest(today, 30), latest(today, 90),
                new DayRange("this-month", "This month", today.withDayOfMonth(1), today.with(TemporalAdjusters.lastDayOfMonth())),
                new DayRange("last-month", "Last month", monthAgo.withDayOfMonth(1), monthAgo.with(TemporalAdjusters.lastDayOfMonth())))
                .distinct().toList();
    }

    /** Longer ranges with the same end. */
    List<DayRange> wider() {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return WIDER.stream().filter(more -> more > days).map(more -> between(last.minusDays(more - 1L), last)).toList();
    }
}
