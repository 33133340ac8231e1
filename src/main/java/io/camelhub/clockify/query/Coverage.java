package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which stretch of time of a workspace is read whole.
 *
 * @param firstDay the first day that is wanted, UTC
 * @param end until when it is read, or now where that is later
 * @param gaps what is still to be read until now
 * @param oldestVerifiedAt when the window was read whose reading lies back longest; null where nothing is read yet
 */
@Decision
public record Coverage(LocalDate firstDay, Instant end, List<Gap> gaps, Instant oldestVerifiedAt) {

    /**
     * A window that was read whole.
     *
     * @param scope which people it holds; windows of an earlier choice of teams do not count
     */
    public record Whole(String scope, Instant from, Instant to, Instant verifiedAt) {
    }

    /** A stretch that no window holds; {@code untilNow} where it ends because the present does. */
    public record Gap(Instant from, Instant to, boolean untilNow) {
    }

    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /** What these windows cover from a day on until now. */
    public static Coverage of(List<Whole> windows, LocalDate firstDay, Instant now) {
        Comparator<Whole> byReading = Comparator.comparing(Whole::verifiedAt);
        String scope = windows.stream().max(byReading).map(Whole::scope).orElse(null);
        List<Whole> counted = windows.stream()
                .filter(window -> window.scope().equals(scope)).sorted(Comparator.comparing(Whole::from)).toList();
        List<Gap> gaps = new ArrayList<>();
        Instant reached = start(firstDay);
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
        return new Coverage(firstDay, reached, gaps, counted.stream().min(byReading).map(Whole::verifiedAt).orElse(null));
    }

    /** How many days there are from the first day to the end; at least one. */
    public long days() {
        return Math.max(1, Duration.between(start(firstDay), end).toDays());
    }

    /** How many of the days are read whole. */
    public long daysRead() {
        Duration missing = gaps.stream().map(gap -> Duration.between(gap.from(), gap.to())).reduce(Duration.ZERO, Duration::plus);
        return Math.max(0, days() - (missing.toHours() + 23) / 24);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
