package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.outbox.OutboxFailures.Failure;
import io.camelhub.clockify.outbox.OutboxFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The events that wait until {@code clockify.events.uri} takes them. */
public final class OutboxQuery {

    /** The age from which a waiting event counts as late. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Database database;
    private final OutboxFailures failures;

    public OutboxQuery(Database database) {
        this.database = database;
        this.failures = new OutboxFailures(database);
    }

    /**
     * The waiting events.
     *
     * @param waiting their number
     * @param oldestAt the time of the oldest; null for none
     * @param dueSince the time of the oldest that is neither set aside nor behind such a one; null for none
     * @param late whether that is more than five minutes ago
     * @param events the events with failures, in order
     */
    public record Outbox(long waiting, Instant oldestAt, Instant dueSince, boolean late, List<Failure> events) {

        public Outbox {
            events = List.copyOf(events);
        }

        /** The number of events that are sent again only when a person orders it. */
        public long setAside() {
            return aside().size();
        }

        /** The events that are sent again only when a person orders it. */
        public List<Failure> aside() {
            return events.stream().filter(event -> event.setAsideAt() != null).toList();
        }
    }

    /** The events that wait now. */
    public Outbox outbox() {
        Instant now = database.now();
        return database.statement("outbox-query/waiting").query((row, index) -> {
            Instant due = database.instant(row, "due_since");
            return new Outbox(row.getLong("waiting"), database.instant(row, "oldest_at"), due, due != null && due.plus(LONG).isBefore(now), failures.list());
        }).single();
    }
}
