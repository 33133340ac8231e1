package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * A limited time, by the database's clock, from its writing to its end. A clock that shows a time before the writing was set back since, or was
 * ahead then: the term is over, because nobody knows how long ago it began. So a term of half a minute never holds longer, whatever the clock does.
 *
 * @param since when it was written
 * @param until when it ends
 */
@Decision
public record Term(Instant since, Instant until) {

    /** The tolerance: processes read the database's clock with the delay of its answers. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    /** A term that never holds. */
    public static final Term OVER = of(Instant.EPOCH, Duration.ZERO);

    /** A term of this length that begins now. */
    public static Term of(Instant since, Duration length) {
        return new Term(since, since.plus(length));
    }

    /** A term of which only the end is stored, with its known greatest length. */
    public static Term ending(Instant until, Duration longest) {
        return new Term(until.minus(longest), until);
    }

    public boolean holds(Instant now) {
        return until.isAfter(now) && !isAhead(since, now);
    }

    /** Whether a written time is in the future: the clock was set back since, or another clock wrote it. */
    public static boolean isAhead(Instant written, Instant now) {
        return written.isAfter(latest(now));
    }

    /** The latest valid time of anything that was written. */
    public static Instant latest(Instant now) {
        return now.plus(CLOCKS_DIFFER);
    }

    /** The latest valid end of a term of this length; a term with a later one is over. */
    public static Instant latestEnd(Instant now, Duration longest) {
        return latest(now).plus(longest);
    }
}
