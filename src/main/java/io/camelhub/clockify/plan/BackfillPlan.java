package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.ReportStep;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Plans the windows to read, the most urgent first: the last 31 days, the 31 days ahead, then backwards to the first day.
 *
 * @param startedAt the start of the run, by the database's clock; its day, UTC, is today
 * @param latest the latest that it may be, by any clock: the days ahead end 31 days later
 * @param from the first instant to fetch
 */
@Decision
public record BackfillPlan(Instant startedAt, Instant latest, Instant from) {

    private static final int RECENT_DAYS = 31;
    private static final int AHEAD_DAYS = 31;

    /** The last days that each sync reads again without the feed. */
    private static final int FALLBACK_DAYS = 7;

    /** The days of the range ahead that may pass before it is extended. */
    private static final int AHEAD_SLACK_DAYS = 7;

    /** A plan by the database's clock alone. */
    public BackfillPlan(Instant startedAt, Instant from) {
        this(startedAt, startedAt, from);
    }

    /** The start of a day, relative to today. */
    private Instant day(int days) {
        return startOfDay(startedAt, days);
    }

    /** The end of the days ahead. */
    private Instant end() {
        return startOfDay(latest.isAfter(startedAt) ? latest : startedAt, 1 + AHEAD_DAYS);
    }

    private static Instant startOfDay(Instant time, int days) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The whole range to cover. */
    public Window whole() {
        Instant end = end();
        return new Window(from.isBefore(end) ? from : end.minusSeconds(1), end);
    }

    /** The last days, with those ahead. */
    public Window recent(int days) {
        Instant first = day(1 - days);
        return new Window(first.isBefore(whole().from()) ? whole().from() : first, whole().to());
    }

    /** The range that each sync reads again without the feed. */
    public Window fallback() {
        return new Window(day(1 - FALLBACK_DAYS), end());
    }

    /** The uncovered ranges, the most urgent first. */
    public List<Window> stretches(Collection<Window> covered) {
        Instant end = end();
        Instant enough = end.minus(AHEAD_SLACK_DAYS, ChronoUnit.DAYS);
        Instant ahead = covered.stream()
                .map(Window::to)
                .filter(to -> !to.isBefore(enough) && to.isBefore(end))
                .max(Instant::compareTo)
                .orElse(end);
        return Stream.of(stretch(day(1 - RECENT_DAYS), day(1)), stretch(day(1), ahead), stretch(from, day(1 - RECENT_DAYS)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Window stretch(Instant first, Instant end) {
        Instant start = first.isBefore(from) ? from : first;
        return start.isBefore(end) ? new Window(start, end) : null;
    }

    /**
     * The most urgent uncovered window; null for none.
     *
     * @param attempted windows that failed in this run
     */
    public Window missing(Collection<Window> covered, Collection<Window> attempted, Duration longest) {
        return stretches(covered).stream()
                .map(stretch -> gap(stretch, covered, attempted, longest))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The newest part of a range that is neither covered nor failed in this run; null for none. */
    public static Window gap(Window stretch, Collection<Window> covered, Collection<Window> attempted, Duration longest) {
        List<Window> done = new ArrayList<>(covered);
        done.addAll(attempted);
        List<Window> gaps = new Intervals(done).gaps(stretch);
        return gaps.isEmpty() ? null : gaps.get(gaps.size() - 1).newest(longest);
    }

    /**
     * The longest window that fits into one reading, if entries are as dense as in the last one.
     *
     * @param entriesPerDay 0 where nothing was read yet
     */
    public static Duration longest(int windowDays, boolean shortWindows, int pageSize, double entriesPerDay) {
        double days = shortWindows ? Math.min(windowDays, ReportStep.FREE_REPORT_DAYS) : windowDays;
        if (entriesPerDay > 0) {
            days = Math.min(days, Math.floor(WindowReading.room(pageSize) / entriesPerDay));
        }
        return Duration.ofDays(Math.max(1, (long) days));
    }
}
