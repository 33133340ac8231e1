package io.camelhub.clockify.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock that tests can stop, set and push forward; everything in a {@link World} runs on it. Thread-safe.
 */
public final class SimulatedClock extends Clock {

    private final boolean ticking;
    private Instant base;
    private long since = System.nanoTime();

    private SimulatedClock(Instant base, boolean ticking) {
        this.base = Objects.requireNonNull(base, "instant");
        this.ticking = ticking;
    }

    /** A clock that shows {@code instant} until it is moved. */
    public static SimulatedClock stoppedAt(Instant instant) {
        return new SimulatedClock(instant, false);
    }

    /** A clock that shows {@code instant} now and runs on at the speed of real time. */
    public static SimulatedClock runningFrom(Instant instant) {
        return new SimulatedClock(instant, true);
    }

    /** Pushes the clock forward (or back, with a negative duration). */
    public synchronized void advance(Duration by) {
        base = base.plus(by);
    }

    /** Sets the clock; a running one runs on from there. */
    public synchronized void set(Instant instant) {
        base = Objects.requireNonNull(instant, "instant");
        since = System.nanoTime();
    }

    @Override
    public synchronized Instant instant() {
        return ticking ? base.plusNanos(System.nanoTime() - since) : base;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
