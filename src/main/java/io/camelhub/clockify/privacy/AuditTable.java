package io.camelhub.clockify.privacy;

import io.camelhub.clockify.database.Database;

/** The audit log: what people ordered. Writes in the transaction that is open, where there is one. */
public final class AuditTable {

    /** How an order ended. */
    public enum Outcome {
        DONE("done"),
        /** The rest goes on by itself, later. */
        WAITING("waiting"),
        /** Some of it failed. */
        PARTIAL("partial"),
        FAILED("failed"),
        /** Somebody withdrew it while it waited. */
        WITHDRAWN("withdrawn");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** As the table holds it. */
        public String text() {
            return text;
        }
    }

    /**
     * What was ordered.
     *
     * @param subject to what it is done; null for none or all
     * @param before what was before; null for nothing; never a key or a password
     * @param after what is since; null for nothing, or where that is not known yet; never a key or a password
     * @param decision the decision in {@code clockify_identity_change}; null where nothing was decided about people
     */
    public record Line(AuditAction action, String subject, String before, String after, String decision) {
    }

    private static final String TABLE = "clockify_audit_log";

    private final Database database;

    public AuditTable(Database database) {
        this.database = database;
    }

    /**
     * Adds a line; gives its number.
     *
     * @param via from where it was ordered
     * @param outcome null where the order has only begun
     */
    public long insert(String byWhom, String via, Line line, Outcome outcome) {
        return database.table(TABLE).insertNumbered("ordered_at", database.now(), "by_whom", byWhom, "via", via,
                "action", line.action().text(), "subject", line.subject(), "old_values", line.before(), "new_values", line.after(),
                "decision", line.decision(), "outcome", outcome == null ? null : outcome.text());
    }

    /**
     * Says how an order ended.
     *
     * @param after what came of it; null for nothing
     * @param error why it failed, or what it waits for; null for nothing
     */
    public void finish(long id, Outcome outcome, String after, String error) {
        database.table(TABLE).update("outcome", outcome.text(), "new_values", after, "error", error).where("id", id).run();
    }
}
