package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which windows are read again. */
@Decision
public final class ReconcilePlan {

    private static final Duration DAY = Duration.ofDays(1);

    private ReconcilePlan() {
    }

    /**
     * The time that a person wants to be read again, as far as it may be read; null for nothing.
     *
     * @param first the first day; null for the start of the recent days
     * @param last the last day; null for the end of what may be read
     */
    public static Window ordered(LocalDate first, LocalDate last, Window recent, Window readable) {
        Instant from = first == null ? recent.from() : day(first);
        Instant to = last == null ? recent.to() : day(last).plus(DAY);
        from = from.isBefore(readable.from()) ? readable.from() : from;
        to = to.isAfter(readable.to()) ? readable.to() : to;
        return from.isBefore(to) ? new Window(from, to) : null;
    }

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The time that is to be covered, and as far before and after it as entries are stored. */
    public static Window stored(Window all, Instant firstStart, Instant lastStart) {
        return all.hull(new Window(firstStart.truncatedTo(ChronoUnit.DAYS), lastStart.truncatedTo(ChronoUnit.DAYS).plus(DAY)));
    }

    /**
     * Of what lies before the recent days, what was read longest ago; null where this round's share is done.
     *
     * @param since when the round began
     * @param share how much of all a round reads, from 0 to 1
     */
    public static Window oldest(
            Collection<Covered> covered, Collection<Window> attempted, Instant recent, Instant since, double share, Duration longest) {
        List<Covered> old = covered.stream()
                .filter(one -> one.window().from().isBefore(recent))
                .map(one -> one.window().to().isAfter(recent) ? one.with(new Window(one.window().from(), recent)) : one)
                .filter(one -> attempted.stream().noneMatch(tried -> tried.contains(one.window().from())))
                .toList();
        List<Covered> pending = old.stream().filter(one -> one.verifiedAt().isBefore(since)).toList();
        Duration all = sum(old);
        Duration done = all.minus(sum(pending));
        Duration quota = Duration.ofSeconds((long) Math.ceil(all.toSeconds() * share));
        if (done.compareTo(quota) >= 0) {
            return null;
        }
        Duration left = Duration.ofDays(quota.minus(done).plusDays(1).minusSeconds(1).toDays());
        return pending.stream()
                .min(Comparator.comparing(Covered::verifiedAt).thenComparing(one -> one.window().from()))
                .map(first -> extended(first.window(), pending, left.compareTo(longest) < 0 ? left : longest))
                .orElse(null);
    }

    /** A window from the start of one, over those that follow it without a gap, not longer than asked for. */
    private static Window extended(Window first, List<Covered> others, Duration length) {
        Instant reached = first.to();
        for (Covered next : others.stream().sorted(Comparator.comparing(one -> one.window().from())).toList()) {
            if (next.window().from().equals(reached)) {
                reached = next.window().to();
            }
        }
        Instant end = first.from().plus(length);
        return new Window(first.from(), end.isBefore(reached) ? end : reached);
    }

    private static Duration sum(List<Covered> windows) {
        return windows.stream().map(covered -> covered.window().length()).reduce(Duration.ZERO, Duration::plus);
    }
}
