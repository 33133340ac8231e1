package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.List;

/** The syncs that were ordered in the console and have not ended. */
public final class OrderQuery {

    private final Database database;

    public OrderQuery(Database database) {
        this.database = database;
    }

    /**
     * A pending order.
     *
     * @param id the id for its withdrawal
     * @param action as in the audit log
     * @param byWhom null where the audit log no longer has it
     * @param dueAt when it continues
     * @param waitsFor what it waits for; null where it only waits for its turn
     * @param isHeld whether a process is executing it
     */
    public record Pending(String id, String action, String byWhom, Instant orderedAt, Instant dueAt, String waitsFor, boolean isHeld) {
    }

    /** The orders about an integration, the oldest first. */
    public List<Pending> of(String integration) {
        Instant now = database.now();
        return database.statement("order-query/pending", "integration", integration).query((row, index) -> {
            Instant heldUntil = database.instant(row, "held_until");
            return new Pending(row.getString("id"), row.getString("action"), row.getString("by_whom"), database.instant(row, "ordered_at"),
                    database.instant(row, "due_at"), row.getString("waits_for"), heldUntil != null && heldUntil.isAfter(now));
        }).list();
    }
}
