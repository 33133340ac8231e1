package io.camelhub.clockify.privacy;

import io.camelhub.clockify.database.Database;

/** The table of the audit log. Writes in the current transaction, where there is one. */
public final class AuditTable {

    public enum Outcome {
        DONE("done"),
        /** The rest continues automatically, later. */
        WAITING("waiting"),
        /** Some of it failed. */
        PARTIAL("partial"),
        FAILED("failed"),
        /** A person withdrew it while it waited. */
        WITHDRAWN("withdrawn");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** The stored name. */
        public String text() {
            return text;
        }
    }

    /**
     * An order to record.
     *
     * @param subject the object of the order; null for none or all
     * @param before the old values; null for none; never a key or a password
     * @param after the new values; null for none, or not known yet; never a key or a password
     * @param decision the decision id in {@code clockify_identity_change}; null for none
     */
    public record Line(AuditAction action, String subject, String before, String after, String decision) {
    }

    private static final String TABLE = "clockify_audit_log";

    private final Database database;

    public AuditTable(Database database) {
        this.database = database;
    }

    /**
     * Inserts a line; returns its id.
     *
     * @param via the console or a command
     * @param outcome null where the order has only begun
     */
    public long insert(String byWhom, String via, Line line, Outcome outcome) {
        return database.table(TABLE).insertNumbered("ordered_at", database.now(), "by_whom", byWhom, "via", via,
                "action", line.action().text(), "subject", line.subject(), "old_values", line.before(), "new_values", line.after(),
                "decision", line.decision(), "outcome", outcome == null ? null : outcome.text());
    }

    /**
     * Records how an order ended.
     *
     * @param after its result; null for none
     * @param error why it failed, or what it waits for; null for none
     */
    public void finish(long id, Outcome outcome, String after, String error) {
        database.table(TABLE).update("outcome", outcome.text(), "new_values", after, "error", error).where("id", id).run();
    }
}
