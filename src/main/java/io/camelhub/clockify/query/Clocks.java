package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the tables show of the clocks that a workspace is synced by.
 *
 * @param written the newest time that a sync wrote, by the database's clock; null for none
 * @param ahead by how much Clockify's clock is ahead of the database's, as its answers say against what is believed; null where they agree
 * @param since since when they say so, by Clockify's clock; null as ahead
 */
@Decision
public record Clocks(Instant written, Duration ahead, Instant since) {

    /** A single answer whose clock is wrong is passed over. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** The newest of the times that a sync wrote, of which any may be null. */
    static Clocks of(Instant dueSince, Instant syncedAt, Instant startedAt, Duration ahead, Instant since) {
        return new Clocks(Stream.of(dueSince, syncedAt, startedAt).filter(Objects::nonNull).max(Instant::compareTo).orElse(null), ahead, since);
    }

    /** What is wrong with them, in words; null for nothing. */
    public String fault(Instant now) {
        if (written != null && Term.isAhead(written, now)) {
            return "the last sync wrote the time " + Times.reached(written) + ", which is still to come: the database's clock was set back since, "
                    + "or was ahead; what waits for such a time goes on, and the next sync writes a right one";
        }
        if (ahead != null && !now.plus(ahead).isBefore(since.plus(PATIENCE))) {
            return "Clockify's answers are " + words(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of") + " the database's clock, and were "
                    + "not before: see that the database's clock is right; until then changes are read several times, and none is lost";
        }
        return null;
    }

    private static String words(Duration time) {
        long minutes = time.plusSeconds(30).toMinutes();
        return minutes < 100 ? minutes + " min" : minutes < 2880 ? (minutes + 30) / 60 + " h" : (minutes + 720) / 1440 + " days";
    }
}
