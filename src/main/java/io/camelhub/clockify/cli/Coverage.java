package io.camelhub.clockify.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which stretch of time of a workspace is read whole, by the windows remembered in {@code clockify_window}. */
final class Coverage {

    /**
     * A window that was read whole.
     *
     * @param scope which people it holds; windows of an earlier choice of teams do not count
     */
    record Whole(String scope, Instant from, Instant to, Instant verifiedAt) {
    }

    private final List<Whole> windows;

    Coverage(List<Whole> all) {
        String scope = all.stream().max(Comparator.comparing(Whole::verifiedAt)).map(Whole::scope).orElse("");
        this.windows = all.stream()
                .filter(window -> window.scope().equals(scope))
                .sorted(Comparator.comparing(Whole::from))
                .toList();
    }

    /** When the window was read whose reading lies back longest; null if there is none. */
    Instant oldestVerifiedAt() {
        return windows.stream().map(Whole::verifiedAt).min(Comparator.naturalOrder()).orElse(null);
    }

    /** E.g. {@code 2025-11-23 to 2026-12-24, without a gap}. */
    String words(LocalDate firstDay, Instant now) {
        Instant start = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (windows.isEmpty()) {
            return "nothing yet; wanted from " + firstDay;
        }
        List<String> gaps = new ArrayList<>();
        Duration missing = Duration.ZERO;
        Instant reached = start;
        for (Whole window : windows) {
            if (window.from().isAfter(reached)) {
                gaps.add(Formats.day(reached) + " to " + Formats.day(window.from()));
                missing = missing.plus(Duration.between(reached, window.from()));
            }
            reached = reached.isAfter(window.to()) ? reached : window.to();
        }
        if (reached.isBefore(now)) {
            gaps.add(Formats.day(reached) + " to now");
            missing = missing.plus(Duration.between(reached, now));
            reached = now;
        }
        if (gaps.isEmpty()) {
            return firstDay + " to " + Formats.day(reached) + ", without a gap";
        }
        long days = Math.max(1, Duration.between(start, reached).toDays());
        return Math.max(0, days - (missing.toHours() + 23) / 24) + " of " + days + " days; still to read: "
                + String.join(", ", gaps.subList(0, Math.min(3, gaps.size())))
                + (gaps.size() > 3 ? " and " + (gaps.size() - 3) + " more" : "");
    }
}
