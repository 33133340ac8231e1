package io.camelhub.clockify.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * A part of a time range that is searched with one statement. The search goes back slice by slice: so it reads little more than it shows, notices
 * early when its time is over, and does not depend on the database's estimate of the filter.
 *
 * @param from included
 * @param to not included
 */
@Decision
record Slice(Instant from, Instant to) {

    /** Most users for whom the longest first slice is searched. */
    private static final int FEW = 20;
    private static final Duration LONGEST_FIRST = Duration.ofDays(30);
    private static final Duration LEAST = Duration.ofHours(1);

    /** The largest growth of a slice: the time of a short one says little about that of a far longer one. */
    private static final double MOST_GROWTH = 8;

    /**
     * The first slice, at the end of this range.
     *
     * @param people the number of users; null for everybody, whose entries are the densest
     */
    Slice first(Integer people) {
        Duration length = people == null ? LEAST : LONGEST_FIRST.multipliedBy(FEW).dividedBy(Math.max(FEW, people));
        return before(to, length, from);
    }

    /**
     * The next slice, long enough for the missing rows and short enough for the remaining time.
     *
     * @param found rows in this slice
     * @param missing rows still wanted
     * @param took the time for this slice
     * @param left the remaining time
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
