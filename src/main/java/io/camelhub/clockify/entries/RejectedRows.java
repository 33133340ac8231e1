package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The rejected rows, for an admin. */
public final class RejectedRows {

    private final Database database;

    public RejectedRows(Database database) {
        this.database = database;
    }

    /**
     * A rejected row.
     *
     * @param id its id in {@code clockify_rejected}
     * @param workspaceName may be null
     * @param kind the expected kind, e.g. {@code time_entry}
     * @param entryId the time entry's id; null where it has none
     * @param times how often it was received
     */
    public record Row(
            long id,
            String integration,
            String workspaceId,
            String workspaceName,
            String kind,
            String entryId,
            String reason,
            int times,
            Instant lastSeenAt) {
    }

    /** All rows, the last seen at the end. */
    public List<Row> list() {
        return database.statement("rejected-rows/list").query(database.rows(Row.class)).list();
    }

    /**
     * A page of rows, the last seen first.
     *
     * @param integration its name; null for all
     * @param workspaceId its id; null for all
     * @param lastSeenAt the time of the row before the page
     * @param id the id of the row before the page
     */
    public List<Row> page(String integration, String workspaceId, Instant lastSeenAt, long id, int limit) {
        return database.statement("rejected-rows/page", "integration", Objects.requireNonNullElse(integration, "*"),
                        "workspace", Objects.requireNonNullElse(workspaceId, "*"), "last_seen_at", lastSeenAt, "id", id, "limit", limit)
                .query(database.rows(Row.class)).list();
    }

    /** Lets the next sync read the entries of these rows by their ids. */
    public void retry(Collection<Row> rows) {
        each(rows, row -> row.update("retry_wanted", true));
    }

    /** Deletes rows; returns their number. */
    public int clear(Collection<Row> rows) {
        return each(rows, Table::delete);
    }

    private int each(Collection<Row> rows, Function<Table, Write> statement) {
        return database.inTransaction(
                () -> rows.stream().mapToInt(row -> statement.apply(database.table("clockify_rejected").at("id", row.id())).run()).sum());
    }
}
