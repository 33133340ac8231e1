package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The evidence in the tables about the clocks of the database and of Clockify.
 *
 * @param written the newest time written by a sync, by the database's clock; null for none
 * @param ahead by how much Clockify's answers are ahead of the database's clock, where they contradict the accepted offset; null where they agree
 * @param since the first such answer, by Clockify's clock; null as {@code ahead}
 */
@Decision
public record Clocks(Instant written, Duration ahead, Instant since) {

    /** How long a deviation is ignored: a single answer may have a wrong date. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** The newest of the times written by a sync, each of which may be null. */
    static Clocks of(Instant dueSince, Instant syncedAt, Instant startedAt, Duration ahead, Instant since) {
        return new Clocks(Stream.of(dueSince, syncedAt, startedAt).filter(Objects::nonNull).max(Instant::compareTo).orElse(null), ahead, since);
    }

    /** The problem of the clocks, in words; null for none. */
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
