package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The coverage of a workspace as a strip of days, weeks or months until today, in the given time zone.
 *
 * @param unit the length of a step; the first and the last may be shorter
 * @param steps the oldest first
 */
@Decision
public record CoverageStrip(Unit unit, List<Step> steps) {

    /** The time in which a reconcile has read all older days once. */
    private static final Duration ROUND = Duration.ofDays(31);

    /** The coverage of a day. */
    public enum Day {
        /** Not read completely. */
        OPEN,
        /** Read completely, but the comparison is overdue. */
        READ,
        /** Read completely, and compared in time. */
        COMPARED
    }

    /** How long a step is. */
    public enum Unit {
        DAY, WEEK, MONTH
    }

    /**
     * Consecutive days.
     *
     * @param last included
     * @param compared the number of days read and compared in time
     * @param read the number of days read, but not compared in time
     * @param open the number of days not read completely
     */
    public record Step(LocalDate first, LocalDate last, int compared, int read, int open) {

        /** The worst coverage among its days. */
        public Day worst() {
            return open > 0 ? Day.OPEN : read > 0 ? Day.READ : Day.COMPARED;
        }

        private Step plus(Step other) {
            return new Step(first, last, compared + other.compared, read + other.read, open + other.open);
        }
    }

    /**
     * The plan of reconciles: {@code reconcile-every} for the last {@code reconcile-days} days.
     *
     * @param days days back, today included
     */
    public record Reconcile(Duration every, int days) {

        /** The oldest reading time at which a day counts as compared: one comparison may have failed. */
        private Instant since(LocalDate day, LocalTimes times) {
            Duration twice = every.multipliedBy(2);
            return times.now().minus(day.isAfter(times.today().minusDays(days)) ? twice : ROUND.plus(twice));
        }
    }

    public CoverageStrip {
        steps = List.copyOf(steps);
    }

    /**
     * The last days, one a step, today the last.
     *
     * @param reconcile null where nothing is compared any more
     */
    static CoverageStrip lastDays(int days, Coverage coverage, Reconcile reconcile, LocalTimes times) {
        LocalDate first = times.today().minusDays(days - 1L);
        return of(Unit.DAY, first.isBefore(coverage.firstDay()) ? coverage.firstDay() : first, coverage, reconcile, times);
    }

    /**
     * All days until today, in the shortest unit that fits into the steps, otherwise in months.
     *
     * @param reconcile null where nothing is compared any more
     */
    static CoverageStrip whole(int mostSteps, Coverage coverage, Reconcile reconcile, LocalTimes times) {
        long days = coverage.firstDay().until(times.today(), ChronoUnit.DAYS) + 1;
        Unit unit = days <= mostSteps ? Unit.DAY : days / 7 + 2 <= mostSteps ? Unit.WEEK : Unit.MONTH;
        return of(unit, coverage.firstDay(), coverage, reconcile, times);
    }

    /** The sum of several workspaces' strips of the same days; no steps for an empty list. */
    static CoverageStrip sum(List<CoverageStrip> strips) {
        int steps = strips.stream().mapToInt(strip -> strip.steps.size()).min().orElse(0);
        return new CoverageStrip(Unit.DAY, IntStream.range(0, steps)
                .mapToObj(i -> strips.stream().map(strip -> strip.steps.get(i)).reduce(Step::plus).orElseThrow()).toList());
    }

    private static CoverageStrip of(Unit unit, LocalDate first, Coverage coverage, Reconcile reconcile, LocalTimes times) {
        LocalDate end = times.today().plusDays(1);
        Instant start = first.atStartOfDay(times.zone()).toInstant();
        List<Coverage.Whole> windows = coverage.windows().stream().filter(window -> window.to().isAfter(start)).toList();
        return new CoverageStrip(unit, Stream.iterate(first, day -> day.isBefore(end), day -> next(unit, day)).map(day -> {
            LocalDate next = next(unit, day).isBefore(end) ? next(unit, day) : end;
            List<Day> days = day.datesUntil(next).map(one -> day(one, coverage.start(), windows, reconcile, times)).toList();
            return new Step(day, next.minusDays(1), Collections.frequency(days, Day.COMPARED), Collections.frequency(days, Day.READ),
                    Collections.frequency(days, Day.OPEN));
        }).toList());
    }

    private static LocalDate next(Unit unit, LocalDate day) {
        return switch (unit) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.with(DayOfWeek.MONDAY).plusWeeks(1);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
        };
    }

    /** The coverage of a day. The first day begins at midnight UTC, within a day of the zone; of today, only the past part counts. */
    private static Day day(LocalDate day, Instant wanted, List<Coverage.Whole> windows, Reconcile reconcile, LocalTimes times) {
        Instant start = day.atStartOfDay(times.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(times.zone()).toInstant();
        Instant from = start.isBefore(wanted) ? wanted : start;
        Instant to = end.isAfter(times.now()) ? times.now() : end;
        if (!from.isBefore(to) || !covered(windows, Instant.MIN, from, to)) {
            return Day.OPEN;
        }
        return reconcile != null && covered(windows, reconcile.since(day, times), from, to) ? Day.COMPARED : Day.READ;
    }

    /** @param windows the oldest first */
    private static boolean covered(List<Coverage.Whole> windows, Instant since, Instant from, Instant to) {
        Instant reached = from;
        for (Coverage.Whole window : windows) {
            if (!window.from().isAfter(reached) && window.to().isAfter(reached) && !window.verifiedAt().isBefore(since)) {
                reached = window.to();
            }
        }
        return !reached.isBefore(to);
    }
}
