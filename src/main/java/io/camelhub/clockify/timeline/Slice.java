package io.camelhub.clockify.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of the range that is looked through at once. The search goes back from stretch to stretch: so it reads little more than
 * it shows, finds its time up soon after it is, and needs no plan of the database's that guesses how much a filter leaves.
 *
 * @param from included
 * @param to not included
 */
@Decision
record Slice(Instant from, Instant to) {

    /** So many people may be looked for through all of the longest first stretch. */
    private static final int FEW = 20;
    private static final Duration LONGEST_FIRST = Duration.ofDays(30);
    private static final Duration LEAST = Duration.ofHours(1);

    /** A stretch is at most so many times as long as the one before it: what that took says little of a far longer one. */
    private static final double MOST_GROWTH = 8;

    /**
     * The first to be looked through of this range, its end.
     *
     * @param people how many are looked for; null for everybody, whose entries are the densest
     */
    Slice first(Integer people) {
        Duration length = people == null ? LEAST : LONGEST_FIRST.multipliedBy(FEW).dividedBy(Math.max(FEW, people));
        return before(to, length, from);
    }

    /**
     * The next one, as long as it should be to bring what is missing, and as it can be read in the time left.
     *
     * @param found rows that this one brought
     * @param missing rows that are still wanted
     * @param took the time that this one took
     * @param left the time that is left
     */
    Slice next(Instant earliest, int found, int missing, Duration took, Duration left) {
        double enough = found == 0 ? MOST_GROWTH : 2.0 * missing / found;
        double inTime = left.toNanos() / (2.0 * Math.max(1, took.toNanos()));
        double growth = Math.min(MOST_GROWTH, Math.min(enough, inTime));
        Duration length = Duration.ofMillis(Math.max(LEAST.toMillis(), (long) (Duration.between(from, to).toMillis() * growth)));
        return before(from, length, earliest);
    }

    private static Slice before(Instant to, Duration length, Instant earliest) {
        Instant from = to.minus(length);
        return new Slice(from.isBefore(earliest) ? earliest : from, to);
    }
}
