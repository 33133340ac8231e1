package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.outbox.OutboxFailures.Failure;
import io.camelhub.clockify.outbox.OutboxFailures;
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
     * @param dueSince since when the first waits that is neither set aside nor behind such a one; null where none does
     * @param late whether that is longer than five minutes
     * @param events those whose refusals count, in their order
     */
    public record Outbox(long waiting, Instant oldestAt, Instant dueSince, boolean late, List<Failure> events) {

        public Outbox {
            events = List.copyOf(events);
        }

        /** Of those that were refused, how many are not tried any more by themselves. */
        public long setAside() {
            return aside().size();
        }

        /** Those that are not tried any more by themselves. */
        public List<Failure> aside() {
            return events.stream().filter(event -> event.setAsideAt() != null).toList();
        }
    }

    /** What waits now. */
    public Outbox outbox() {
        Instant now = database.now();
        return database.statement("outbox-query/waiting").query((row, index) -> {
            Instant due = database.instant(row, "due_since");
            return new Outbox(row.getLong("waiting"), database.instant(row, "oldest_at"), due, due != null && due.plus(LONG).isBefore(now), failures.list());
        }).single();
    }
}
