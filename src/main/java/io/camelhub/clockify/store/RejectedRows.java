package io.camelhub.clockify.store;

import io.camelhub.clockify.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
        return database.statement("rejected-rows/list")
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        row.getString("integration"),
                        row.getString("workspace_id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("entry_id"),
                        row.getString("reason"),
                        row.getInt("times"),
                        database.instant(row, "last_seen_at")))
                .list();
    }

    /** Has the entries of these rows read by their ids in the next sync of their workspaces. */
    public void retry(Collection<Row> rows) {
        each("rejected-rows/want-retry", rows);
    }

    /** Deletes rows for good; gives how many there were. */
    public int clear(Collection<Row> rows) {
        return each("rejected-rows/clear", rows);
    }

    private int each(String statement, Collection<Row> rows) {
        return database.inTransaction(
                () -> rows.stream().mapToInt(row -> database.statement(statement, "id", row.id()).update()).sum());
    }
}
