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
 * Which stretch of time of a workspace is read whole.
 *
 * @param firstDay the first day that is wanted, UTC
 * @param end until when it is read, or now where that is later
 * @param windows what was read whole, the oldest first
 * @param gaps what is still to be read until now
 * @param oldestVerifiedAt when the window was read whose reading lies back longest; null where nothing is read yet
 */
@Decision
public record Coverage(LocalDate firstDay, Instant end, List<Whole> windows, List<Gap> gaps, Instant oldestVerifiedAt) {

    /** How long it takes to read the rest is told by what was read within this time. */
    private static final Duration RECENTLY = Duration.ofMinutes(30);

    /** As far back as a new integration reads before all else. */
    private static final Duration NEWEST = Duration.ofDays(30);

    /** It is told where windows follow each other as fast as this. */
    private static final Duration STALLED = Duration.ofMinutes(2);

    /** So many windows must have been read, before how fast they follow each other says anything. */
    private static final int ENOUGH = 3;

    /**
     * A window that was read whole.
     *
     * @param scope which people it holds; windows of an earlier choice of teams do not count
     */
    public record Whole(String scope, Instant from, Instant to, Instant verifiedAt) {

        private Duration length() {
            return Duration.between(from, to);
        }
    }

    /** A stretch that no window holds; {@code untilNow} where it ends because the present does. */
    public record Gap(Instant from, Instant to, boolean untilNow) {
    }

    public Coverage {
        windows = List.copyOf(windows);
        gaps = List.copyOf(gaps);
    }

    /** What these windows cover from a day on until now. */
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

    /** Whether the last days are read. */
    boolean hasNewest(Instant now) {
        return gaps.stream().noneMatch(gap -> gap.to().isAfter(now.minus(NEWEST)));
    }

    /**
     * How long it takes to read what is missing, if that is as dense as what was read in the last half hour, and others leave as
     * much room.
     *
     * @return empty where that cannot be told: too little was read yet, or nothing within the last two minutes
     */
    Optional<Duration> left(Instant now) {
        Instant recent = now.minus(RECENTLY);
        List<Whole> read = windows.stream().filter(window -> window.verifiedAt().isAfter(recent))
                .sorted(Comparator.comparing(Whole::verifiedAt)).toList();
        if (read.size() < ENOUGH || read.get(read.size() - 1).verifiedAt().isBefore(now.minus(STALLED))) {
            return Optional.empty();
        }
        // the first began at a time that is not known
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
