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

/** Plans which windows are read again. */
@Decision
public final class ReconcilePlan {

    private static final Duration DAY = Duration.ofDays(1);

    private ReconcilePlan() {
    }

    /**
     * The range of a person's order within the readable range; null for none.
     *
     * @param first the first day; null for the start of the recent days
     * @param last the last day; null for the end of the readable range
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

    /** The range to cover, extended to the starts of all stored entries. */
    public static Window stored(Window all, Instant firstStart, Instant lastStart) {
        return all.hull(new Window(firstStart.truncatedTo(ChronoUnit.DAYS), lastStart.truncatedTo(ChronoUnit.DAYS).plus(DAY)));
    }

    /**
     * The window before the recent days with the oldest reading; null where this round's share is done.
     *
     * @param since the start of the round
     * @param share the share of all that one reconcile reads, from 0 to 1
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

    /** A window from the start of one over the adjacent ones after it, of at most this length. */
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
