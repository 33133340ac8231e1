package io.camelhub.clockify.query.runs;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.store.outbox.OutboxFailures;
import io.camelhub.clockify.store.outbox.OutboxFailures.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The events that wait until {@code clockify.events.uri} takes them. */
public final class OutboxQuery {

    /** What waits longer than that is worth a look. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Database database;
    private final OutboxFailures failures;

    public OutboxQuery(Database database) {
        this.database = database;
        this.failures = new OutboxFailures(database);
    }

    /**
     * What waits.
     *
     * @param waiting how many events
     * @param oldestAt since when the first of them waits; null where none does
     * @param late whether that is longer than five minutes
     * @param events those that were refused while others were taken, in their order
     */
    public record Outbox(long waiting, Instant oldestAt, boolean late, List<Failure> events) {

        public Outbox {
            events = List.copyOf(events);
        }

        /** Of those that were refused, how many are not tried any more by themselves. */
        public long setAside() {
            return events.stream().filter(event -> event.setAsideAt() != null).count();
        }
    }

    /** What waits now. */
    public Outbox outbox() {
        Instant now = database.now();
        return database.statement("outbox-query/waiting").query((row, index) -> {
            Instant oldest = database.instant(row, "oldest_at");
            return new Outbox(row.getLong("waiting"), oldest, oldest != null && oldest.plus(LONG).isBefore(now), failures.list());
        }).single();
    }
}
