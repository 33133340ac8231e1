package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days that a page shows.
 *
 * @param key by which an address names a range that moves with the day; null where its days were chosen
 * @param name such as {@code Last 7 days}; null where its days were chosen
 * @param last included
 */
@Decision
record DayRange(String key, String name, LocalDate first, LocalDate last) {

    /** How far back a range goes that is offered where too little was found, in days. */
    private static final List<Integer> WIDER = List.of(31, 365);

    static DayRange between(LocalDate first, LocalDate last) {
        return new DayRange(null, null, first, last);
    }

    /** The days up to today. */
    static DayRange latest(LocalDate today, int days) {
        return days == 1 ? new DayRange("today", "Today", today, today)
                : new DayRange("last-" + days + "-days", "Last " + days + " days", today.minusDays(days - 1L), today);
    }

    /** Those that are offered. */
    static List<DayRange> readyMade(LocalDate today, int usualDays) {
        LocalDate monthAgo = today.minusMonths(1);
        return Stream.of(latest(today, 1), new DayRange("yesterday", "Yesterday", today.minusDays(1), today.minusDays(1)),
                latest(today, 7), latest(today, usualDays),
                new DayRange("this-month", "This month", today.withDayOfMonth(1), today.with(TemporalAdjusters.lastDayOfMonth())),
                new DayRange("last-month", "Last month", monthAgo.withDayOfMonth(1), monthAgo.with(TemporalAdjusters.lastDayOfMonth())))
                .distinct().toList();
    }

    /** Ranges that end as this one does, and begin earlier. */
    List<DayRange> wider() {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return WIDER.stream().filter(more -> more > days).map(more -> between(last.minusDays(more - 1L), last)).toList();
    }
}
