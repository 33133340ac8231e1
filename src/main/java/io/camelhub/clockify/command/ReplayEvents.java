package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.streamsync.StreamReplay;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the stored entries of a time range, and the rows of streams that changed in it, as events again. */
public final class ReplayEvents {

    /** The batch size of a transaction, which locks entries and writes events. */
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Outbox outbox;
    private final StreamReplay streams;
    private final AuditLog audit;

    public ReplayEvents(Database database, Outbox outbox, StreamReplay streams, AuditLog audit) {
        this.database = database;
        this.outbox = outbox;
        this.streams = streams;
        this.audit = audit;
    }

    /** Receives the progress after each transaction. */
    @FunctionalInterface
    public interface Watcher {

        /** @param all approximate: what is stored may change meanwhile */
        void added(long events, long all);
    }

    /**
     * Appends the events to the outbox; the relay of a running hub sends them.
     *
     * @param from the first start of an entry, or last change of another row, UTC
     * @param to the exclusive end, UTC
     * @return the number of events
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
        long all = outbox.replayable(from, to) + streams.replayable(from, to);
        AtomicLong events = new AtomicLong();
        for (String workspaceId : database.table("clockify_workspace").select("id").orderBy("id").list(String.class)) {
            Outbox.Replayed last = new Outbox.Replayed("", 0);
            do {
                String after = last.lastId();
                last = database.inTransaction(() -> outbox.replay(workspaceId, from, to, after, AT_ONCE));
                watcher.added(events.addAndGet(last.events()), all);
            } while (last.events() > 0);
        }
        streams.replay(from, to, AT_ONCE, added -> watcher.added(events.addAndGet(added), all));
        return events.get();
    }
}
