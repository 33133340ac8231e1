package io.camelhub.clockify.outbox;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The events that {@code clockify.events.uri} refused while it took others, for a person who looks after them. */
public final class OutboxFailures {

    private final Database database;

    public OutboxFailures(Database database) {
        this.database = database;
    }

    /**
     * An event that was refused.
     *
     * @param id the event's id
     * @param key {@code <workspace id>:<id of what it is about>}; later events of the same key wait behind it
     * @param createdAt when the change was written
     * @param tries how often it was refused while others were taken
     * @param error what it was refused with last
     * @param setAsideAt since when it is not tried any more by itself; null while it is
     * @param behind how many events wait behind it
     */
    public record Failure(
            String id, String type, String key, Instant createdAt, int tries, String error, Instant failedAt, Instant setAsideAt, long behind) {
    }

    /** All of them, in the order of the events. */
    public List<Failure> list() {
        return database.statement("outbox-failures/list").query((row, index) -> new Failure(
                row.getString("id"),
                row.getString("type"),
                row.getString("aggregateid"),
                database.instant(row, "created_at"),
                row.getInt("tries"),
                row.getString("error"),
                database.instant(row, "failed_at"),
                database.instant(row, "set_aside_at"),
                row.getLong("behind"))).list();
    }

    /** Has some of them sent again at once, and counts their tries from the beginning. */
    public void retry(Collection<Failure> failures) {
        Instant now = database.now();
        database.inTransaction(() -> {
            failures.forEach(failure -> database.table("clockify_outbox_failure")
                    .update("tries", 0, "try_again_at", now, "set_aside_at", null, "alone", false).where("aggregateid", failure.key()).run());
        });
    }
}
