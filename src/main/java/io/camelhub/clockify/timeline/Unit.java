package io.camelhub.clockify.timeline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** The length of a period. Weeks are ISO weeks, which begin on Monday. */
public enum Unit {
    DAY(ChronoUnit.DAYS), WEEK(ChronoUnit.WEEKS), MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit length;

    Unit(ChronoUnit length) {
        this.length = length;
    }

    /** The first day of the period that a day is in. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first days of the periods between two days, both included. */
    List<LocalDate> periods(LocalDate from, LocalDate to) {
        LocalDate first = start(from);
        return Stream.iterate(first, day -> !day.isAfter(to), day -> day.plus(1, length)).toList();
    }

    /** The number of periods between two days, both included. */
    long count(LocalDate from, LocalDate to) {
        return length.between(start(from), start(to)) + 1;
    }
}
