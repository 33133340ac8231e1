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
 * The database's clock, so that all nodes mean the same by now. It is read once a second and counted on in between, as a page asks
 * for it several times. What is read within a transaction counts there only. Safe for use by several threads.
 */
@Decision
final class DatabaseClock implements InstantSource {

    private static final Duration READING_LASTS = Duration.ofSeconds(1);

    /** What the database's clock showed, and what ours did then. */
    private record Reading(Instant time, long nanos) {
    }

    private final Supplier<Instant> database;
    private final BooleanSupplier inTransaction;
    private final LongSupplier nanos;
    private volatile Reading last;

    /** Asks the database what its clock shows, and counts on by a clock of this process, in nanoseconds since any time. */
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
            // as of the question, so that an answer that comes late is old at once
            reading = new Reading(database.get(), asked);
            if (!inTransaction.getAsBoolean()) {
                last = reading;
            }
        }
        return reading.time().plusNanos(asked - reading.nanos()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Waits; false where the thread is to end. */
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
