package io.camelhub.clockify.entries;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The rows that could not be taken, for a person who looks after them. */
public final class RejectedRows {

    private final Database database;

    public RejectedRows(Database database) {
        this.database = database;
    }

    /**
     * A row that could not be taken.
     *
     * @param id its number in {@code clockify_rejected}
     * @param workspaceName may be null
     * @param kind what it should have been, for instance {@code time_entry}
     * @param entryId the id of the time entry, or null where it names none
     * @param times how often it came
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

    /** All of them, the latest seen last. */
    public List<Row> list() {
        return database.statement("rejected-rows/list").query(database.rows(Row.class)).list();
    }

    /**
     * Some of them, the latest seen first.
     *
     * @param integration its name; null for all
     * @param workspaceId its id; null for all
     * @param lastSeenAt those that were last seen before this row: when it was last seen
     * @param id its number
     */
    public List<Row> page(String integration, String workspaceId, Instant lastSeenAt, long id, int limit) {
        return database.statement("rejected-rows/page", "integration", Objects.requireNonNullElse(integration, "*"),
                        "workspace", Objects.requireNonNullElse(workspaceId, "*"), "last_seen_at", lastSeenAt, "id", id, "limit", limit)
                .query(database.rows(Row.class)).list();
    }

    /** Has the entries of these rows read by their ids in the next sync of their workspaces. */
    public void retry(Collection<Row> rows) {
        each(rows, row -> row.update("retry_wanted", true));
    }

    /** Deletes rows for good; gives how many there were. */
    public int clear(Collection<Row> rows) {
        return each(rows, Table::delete);
    }

    private int each(Collection<Row> rows, Function<Table, Write> statement) {
        return database.inTransaction(
                () -> rows.stream().mapToInt(row -> statement.apply(database.table("clockify_rejected").at("id", row.id())).run()).sum());
    }
}
