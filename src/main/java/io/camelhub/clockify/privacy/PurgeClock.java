package io.camelhub.clockify.privacy;

import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clock of the retention times; see {@link PurgeTime}. Safe for use by several threads. */
public final class PurgeClock {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeClock.class);

    /** The difference from which a warning is logged. */
    private static final Duration LONG = Duration.ofDays(1);

    private final Database database;
    private final LongSupplier nanos;
    private Instant last;
    /** The database's time at the last call; null before. */
    private Instant before;
    private long lastNanos;
    /** Whether the warning about the database's clock was logged. */
    private boolean warned;

    public PurgeClock(Database database) {
        this(database, System::nanoTime);
    }

    /** @param nanos a monotonic clock, in nanoseconds */
    PurgeClock(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
    }

    /** The time to compare retention times with, instead of the database's now. */
    public synchronized Instant now() {
        Instant now = database.now();
        Instant certain = time("purge-clock/certain");
        long counted = nanos.getAsLong();
        Instant until = PurgeTime.of(now, certain, certain == null ? time("purge-clock/written") : null,
                last == null ? null : last.plusNanos(counted - lastNanos));
        // after a pause of the syncs, the newest answer of Clockify is old
        boolean leaps = before != null && until.plus(LONG).isBefore(before) && until.plus(LONG).isBefore(now);
        if (leaps && !warned) {
            LOG.warn("The database's clock shows {}, and nothing else does: what is kept for a time only is deleted as of {}, until Clockify's "
                    + "answers show a later time", now, until);
        }
        warned = leaps;
        before = now;
        last = until;
        lastNanos = counted;
        return until;
    }

    private Instant time(String statement) {
        return database.statement(statement).query((row, index) -> database.instant(row, "newest")).list().get(0);
    }
}
