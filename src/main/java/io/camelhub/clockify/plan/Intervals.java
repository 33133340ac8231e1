package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Computes the parts of a time range that some windows do not cover. */
public final class Intervals {

    private final List<Window> covered;

    public Intervals(Collection<Window> covered) {
        this.covered = covered.stream().sorted(Comparator.comparing(Window::from)).toList();
    }

    /** The uncovered parts of a range, the oldest first. */
    public List<Window> gaps(Window stretch) {
        List<Window> gaps = new ArrayList<>();
        Instant reached = stretch.from();
        for (Window window : covered) {
            if (window.from().isAfter(reached) && reached.isBefore(stretch.to())) {
                Instant end = window.from().isBefore(stretch.to()) ? window.from() : stretch.to();
                gaps.add(new Window(reached, end));
            }
            if (window.to().isAfter(reached)) {
                reached = window.to();
            }
        }
        if (reached.isBefore(stretch.to())) {
            gaps.add(new Window(reached, stretch.to()));
        }
        return gaps;
    }

    /** The covered duration of a range. */
    public Duration within(Window stretch) {
        return gaps(stretch).stream().map(Window::length).reduce(stretch.length(), Duration::minus);
    }
}
