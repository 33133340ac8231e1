package io.camelhub.clockify.database;

import io.camelhub.clockify.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The database's clock, so that all nodes agree on the time. It is read once a second and extrapolated in between, because a page asks for it
 * several times. A time read within a transaction is used only there. Safe for use by several threads.
 */
@Decision
final class DatabaseClock implements InstantSource {

    private static final Duration READING_LASTS = Duration.ofSeconds(1);

    /** A time of the database, with this process's time of the reading. */
    private record Reading(Instant time, long nanos) {
    }

    private final Supplier<Instant> database;
    private final BooleanSupplier inTransaction;
    private final LongSupplier nanos;
    private volatile Reading last;

    /**
     * @param database reads the database's clock
     * @param nanos a monotonic clock, in nanoseconds
     */
    DatabaseClock(Supplier<Instant> database, BooleanSupplier inTransaction, LongSupplier nanos) {
        this.database = database;
        this.inTransaction = inTransaction;
        this.nanos = nanos;
    }

    /** Now, to the microsecond. */
    @Override
    public Instant instant() {
        Reading reading = last;
        long asked = nanos.getAsLong();
        if (reading == null || asked - reading.nanos() > READING_LASTS.toNanos()) {
            // from before the query, so that a slow answer is outdated at once
            reading = new Reading(database.get(), asked);
            if (!inTransaction.getAsBoolean()) {
                last = reading;
            }
        }
        return reading.time().plusNanos(asked - reading.nanos()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Waits; false where the thread is interrupted. */
    boolean sleep(Duration wait) {
        try {
            Thread.sleep(Math.max(1, wait.toMillis() + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
