package io.camelhub.clockify.outbox;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The events that {@code clockify.events.uri} refused while it accepted others, for an admin. */
public final class OutboxFailures {

    private final Database database;

    public OutboxFailures(Database database) {
        this.database = database;
    }

    /**
     * A failed event.
     *
     * @param key {@code <workspace id>:<subject id>}; later events of the same key wait behind it
     * @param createdAt the time of the change
     * @param tries the number of counted refusals
     * @param error the last refusal
     * @param setAsideAt when it was set aside; null for an event that is still retried
     * @param behind the number of events that wait behind it
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

    /** Makes some of them due at once, and resets their tries. */
    public void retry(Collection<Failure> failures) {
        Instant now = database.now();
        database.inTransaction(() -> {
            failures.forEach(failure -> database.table("clockify_outbox_failure")
                    .update("tries", 0, "try_again_at", now, "set_aside_at", null, "alone", false).where("aggregateid", failure.key()).run());
        });
    }
}
