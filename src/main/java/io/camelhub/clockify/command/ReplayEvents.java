package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.time.Instant;

/** Orders that the entries of a time are sent as events again, as the tables hold them. */
public final class ReplayEvents {

    /** Entries that are locked, and events that are written, in one transaction. */
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Outbox outbox;
    private final AuditLog audit;

    public ReplayEvents(Database database, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Is told how far it has come, after each transaction. */
    @FunctionalInterface
    public interface Watcher {

        /** So many events are added, of about so many in all: entries may come and go meanwhile. */
        void added(long events, long all);
    }

    /**
     * Adds the events behind those that wait; the relay of a hub that runs sends them.
     *
     * @param from the first start of an entry, UTC
     * @param to the first start behind, UTC
     * @return how many there are
     * @throws CommandFailedException where {@code clockify.events.uri} is not set
     */
    public long run(Instant from, Instant to, Order order, Watcher watcher) {
        if (!outbox.isEnabled()) {
            throw CommandFailedException.wrongInput(
                    "clockify.events.uri is not set, so that nothing would send the events: set it, and restart the hub");
        }
        order.log("send the events of " + from + " to " + to + " again");
        return audit.following(order, new Line(AuditAction.EVENTS_REPLAYED, from + " to " + to, null, null, null),
                () -> replayed(from, to, watcher), events -> AuditLog.End.done(HumanReadable.counted(events, "event", "events")));
    }

    private long replayed(Instant from, Instant to, Watcher watcher) {
        long all = outbox.replayable(from, to);
        long events = 0;
        for (String workspaceId : database.table("clockify_workspace").select("id").orderBy("id").list(String.class)) {
            Outbox.Replayed last = new Outbox.Replayed("", 0);
            do {
                String after = last.lastId();
                last = database.inTransaction(() -> outbox.replay(workspaceId, from, to, after, AT_ONCE));
                events += last.events();
                watcher.added(events, all);
            } while (last.events() > 0);
        }
        return events;
    }
}
