package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * The time for which something holds, by the database's clock: from when it was written until it ends. A clock that shows a time
 * before that was set back since, or was ahead when it was written: then the term is over, as nobody knows how long ago it began.
 * So what is written for half a minute never holds for longer, whatever the clock does.
 *
 * @param since when it was written
 * @param until when it ends
 */
@Decision
public record Term(Instant since, Instant until) {

    /** The clocks of two processes are the database's, but for what its answers took. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    /** One that holds at no time. */
    public static final Term OVER = of(Instant.EPOCH, Duration.ZERO);

    /** A term of this length that begins now. */
    public static Term of(Instant since, Duration length) {
        return new Term(since, since.plus(length));
    }

    /** A term of which only the end is stored, and that is never longer than this. */
    public static Term ending(Instant until, Duration longest) {
        return new Term(until.minus(longest), until);
    }

    public boolean holds(Instant now) {
        return until.isAfter(now) && !isAhead(since, now);
    }

    /** Whether a time that was written is still to come: the clock was set back since, or another one wrote it. */
    public static boolean isAhead(Instant written, Instant now) {
        return written.isAfter(latest(now));
    }

    /** Nothing that was written can lie after this time. */
    public static Instant latest(Instant now) {
        return now.plus(CLOCKS_DIFFER);
    }

    /** Where a term of such a length ends at the latest; one that ends later is over. */
    public static Instant latestEnd(Instant now, Duration longest) {
        return latest(now).plus(longest);
    }
}
