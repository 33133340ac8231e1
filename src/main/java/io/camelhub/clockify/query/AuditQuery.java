package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.privacy.AuditAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The audit log: what people ordered, as long as {@code clockify.keep-audit-log} says. */
public final class AuditQuery {

    private final Database database;

    public AuditQuery(Database database) {
        this.database = database;
    }

    /**
     * An order in the audit log.
     *
     * @param id its id in {@code clockify_audit_log}
     * @param via the console or a command
     * @param action as stored; {@link AuditAction#of} knows the actions of this version
     * @param subject the object of the order; null for none or all
     * @param person the subject's name, where it is a person with a name; else null
     * @param before the old values, line by line; null for none
     * @param after the new values or the result, line by line; null for none
     * @param decision the id of the decision about people; null for none
     * @param outcome null while it is running, or where its process ended first
     * @param error why it failed, or what it waits for; null for none
     */
    public record Ordered(long id, Instant orderedAt, String byWhom, String via, String action, String subject, String person, String before,
            String after, String decision, String outcome, String error) {
    }

    /**
     * The orders, the newest first.
     *
     * @param byWhom the person who ordered; null for all
     * @param group the group of actions; null for all
     * @param from the page's cursor, {@link Page#next} of the page before; null for the newest
     * @param size page size, from 1 to 1000
     * @throws IllegalArgumentException for an invalid cursor
     */
    public Page<Ordered> page(String byWhom, AuditAction.Group group, String from, int size) {
        List<Ordered> rows = database.statement("audit-query/page", "by_whom", Objects.requireNonNullElse(byWhom, "*"),
                        "any_action", group == null ? 1 : 0, "actions", group == null ? List.of("") : AuditAction.of(group),
                        "before", from == null ? Long.MAX_VALUE : Long.parseLong(from), "limit", Page.bounded(size) + 1)
                .query((row, index) -> ordered(row)).list();
        return Page.of(rows, Page.bounded(size), row -> String.valueOf(row.id()));
    }

    /** The names of the people in the audit log, at most this many. */
    public List<String> who(int most) {
        return database.table("clockify_audit_log").select("by_whom").distinct().orderBy("by_whom").limit(most).list(String.class);
    }

    private Ordered ordered(ResultSet row) throws SQLException {
        return new Ordered(row.getLong("id"), database.instant(row, "ordered_at"), row.getString("by_whom"), row.getString("via"),
                row.getString("action"), row.getString("subject"), row.getString("person"), row.getString("old_values"),
                row.getString("new_values"), row.getString("decision"), row.getString("outcome"), row.getString("error"));
    }
}
