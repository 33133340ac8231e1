package io.camelhub.clockify.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time range of entry starts.
 *
 * @param from the first instant
 * @param to the exclusive end
 */
public record Window(Instant from, Instant to) {

    /** The shortest part of a window with too many rows. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** The shortest part of a window that changed while it was read. */
    private static final Duration SHORTEST_UNSTEADY = Duration.ofDays(1);

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window must end after its start: " + from + " to " + to);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public boolean splittable() {
        return length().compareTo(SHORTEST) > 0;
    }

    public boolean splittableWhileUnsteady() {
        return length().compareTo(SHORTEST_UNSTEADY) > 0;
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The number of entries per day. */
    public double perDay(int entries) {
        return entries / (length().toSeconds() / 86_400.0);
    }

    /** The shortest window that holds this one and another. */
    public Window hull(Window other) {
        return new Window(
                from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    /** The last part of it, of at most this length. */
    public Window newest(Duration longest) {
        return length().compareTo(longest) <= 0 ? this : new Window(to.minus(longest), to);
    }

    /** Equal parts, the newest first, cut at whole seconds. */
    public List<Window> split(int parts) {
        List<Window> windows = new ArrayList<>();
        long seconds = Math.max(1, length().toSeconds() / parts);
        Instant end = to;
        while (windows.size() < parts - 1 && end.minusSeconds(seconds).isAfter(from)) {
            windows.add(new Window(end.minusSeconds(seconds), end));
            end = end.minusSeconds(seconds);
        }
        windows.add(new Window(from, end));
        return windows;
    }
}
