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
     * An order.
     *
     * @param id its number in {@code clockify_audit_log}
     * @param via from where: the console, or a command
     * @param action what was done, as the table holds it; {@link AuditAction#of} knows those of this version
     * @param subject to what; null for none or all
     * @param person the name of the person whom the subject is; null where it is none, or has none
     * @param before line by line; null for nothing
     * @param after what is since, or what came of it, line by line; null for nothing
     * @param decision what was decided about people; null for nothing
     * @param outcome null while it goes on, or where its process ended first
     * @param error why it failed, or what it waits for; null for nothing
     */
    public record Ordered(long id, Instant orderedAt, String byWhom, String via, String action, String subject, String person, String before,
            String after, String decision, String outcome, String error) {
    }

    /**
     * The orders, the newest first.
     *
     * @param byWhom who ordered; null for all
     * @param group what; null for all
     * @param from where the page begins: {@link Page#next} of the one before; null for the newest
     * @param size at most; from 1 to 1000
     * @throws IllegalArgumentException where no page begins there
     */
    public Page<Ordered> page(String byWhom, AuditAction.Group group, String from, int size) {
        List<Ordered> rows = database.statement("audit-query/page", "by_whom", Objects.requireNonNullElse(byWhom, "*"),
                        "any_action", group == null ? 1 : 0, "actions", group == null ? List.of("") : AuditAction.of(group),
                        "before", from == null ? Long.MAX_VALUE : Long.parseLong(from), "limit", Page.bounded(size) + 1)
                .query((row, index) -> ordered(row)).list();
        return Page.of(rows, Page.bounded(size), row -> String.valueOf(row.id()));
    }

    /** Who ordered anything that is kept, by name; so many of them. */
    public List<String> who(int most) {
        return database.table("clockify_audit_log").select("by_whom").distinct().orderBy("by_whom").limit(most).list(String.class);
    }

    private Ordered ordered(ResultSet row) throws SQLException {
        return new Ordered(row.getLong("id"), database.instant(row, "ordered_at"), row.getString("by_whom"), row.getString("via"),
                row.getString("action"), row.getString("subject"), row.getString("person"), row.getString("old_values"),
                row.getString("new_values"), row.getString("decision"), row.getString("outcome"), row.getString("error"));
    }
}
