package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The time ranges of a workspace that have been read completely.
 *
 * @param firstDay the first day to read, UTC
 * @param end the end of the last window read, or now where that is later
 * @param windows the windows read completely, the oldest first
 * @param gaps the ranges until now that are still to be read
 * @param oldestVerifiedAt the oldest reading time of a window; null where nothing is read yet
 */
@Decision
public record Coverage(LocalDate firstDay, Instant end, List<Whole> windows, List<Gap> gaps, Instant oldestVerifiedAt) {

    /** The period whose speed is the basis of the estimate. */
    private static final Duration RECENTLY = Duration.ofMinutes(30);

    /** The days that a new integration reads first. */
    private static final Duration NEWEST = Duration.ofDays(30);

    /** The longest pause between two windows for an estimate. */
    private static final Duration STALLED = Duration.ofMinutes(2);

    /** The fewest windows for an estimate. */
    private static final int ENOUGH = 3;

    /**
     * A window that was read completely.
     *
     * @param scope the users of whom it was read; windows of an earlier choice of teams do not count
     */
    public record Whole(String scope, Instant from, Instant to, Instant verifiedAt) {

        private Duration length() {
            return Duration.between(from, to);
        }
    }

    /** A range without a window; {@code untilNow} where it ends at the present. */
    public record Gap(Instant from, Instant to, boolean untilNow) {
    }

    public Coverage {
        windows = List.copyOf(windows);
        gaps = List.copyOf(gaps);
    }

    /** The coverage of these windows from a day until now. */
    public static Coverage of(List<Whole> windows, LocalDate firstDay, Instant now) {
        Comparator<Whole> byReading = Comparator.comparing(Whole::verifiedAt);
        String scope = windows.stream().max(byReading).map(Whole::scope).orElse(null);
        List<Whole> counted = windows.stream()
                .filter(window -> window.scope().equals(scope)).sorted(Comparator.comparing(Whole::from)).toList();
        List<Gap> gaps = new ArrayList<>();
        Instant reached = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Whole window : counted) {
            if (window.from().isAfter(reached)) {
                gaps.add(new Gap(reached, window.from(), false));
            }
            reached = reached.isAfter(window.to()) ? reached : window.to();
        }
        if (reached.isBefore(now)) {
            gaps.add(new Gap(reached, now, true));
            reached = now;
        }
        return new Coverage(firstDay, reached, counted, gaps, counted.stream().min(byReading).map(Whole::verifiedAt).orElse(null));
    }

    /** How many days there are from the first day to the end; at least one. */
    public long days() {
        return Math.max(1, Duration.between(start(), end).toDays());
    }

    /** How many of the days are read whole. */
    public long daysRead() {
        return Math.max(0, days() - (missing().toHours() + 23) / 24);
    }

    /** Whether the last days have been read. */
    boolean hasNewest(Instant now) {
        return gaps.stream().noneMatch(gap -> gap.to().isAfter(now.minus(NEWEST)));
    }

    /**
     * The estimated time to read the gaps, at the speed and density of the last half hour.
     *
     * @return empty with too few windows, or none within the last two minutes
     */
    Optional<Duration> left(Instant now) {
        Instant recent = now.minus(RECENTLY);
        List<Whole> read = windows.stream().filter(window -> window.verifiedAt().isAfter(recent))
                .sorted(Comparator.comparing(Whole::verifiedAt)).toList();
        if (read.size() < ENOUGH || read.get(read.size() - 1).verifiedAt().isBefore(now.minus(STALLED))) {
            return Optional.empty();
        }
        // the start of the first one is not known
        Duration length = read.stream().skip(1).map(Whole::length).reduce(Duration.ZERO, Duration::plus);
        Duration took = Duration.between(read.get(0).verifiedAt(), now);
        return Optional.of(Duration.ofMillis((long) ((double) missing().toMillis() / length.toMillis() * took.toMillis())));
    }

    private Duration missing() {
        return gaps.stream().map(gap -> Duration.between(gap.from(), gap.to())).reduce(Duration.ZERO, Duration::plus);
    }

    /** Where what is wanted begins. */
    Instant start() {
        return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
