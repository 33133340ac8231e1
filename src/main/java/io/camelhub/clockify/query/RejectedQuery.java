package io.camelhub.clockify.query;

import io.camelhub.clockify.entries.RejectedRows;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The rows of Clockify's answers that could not be taken. */
public final class RejectedQuery {

    /** After all rows. */
    private static final String END = "9999-01-01T00:00:00Z";

    private final RejectedRows rows;

    public RejectedQuery(RejectedRows rows) {
        this.rows = rows;
    }

    /** The rows seen last, the latest at the end. */
    public Latest<RejectedRows.Row> latest(int last) {
        return Latest.of(rows.list(), last);
    }

    /**
     * The rows of an integration or workspace, the last seen first.
     *
     * @param integration its name; null for all
     * @param workspaceId its id; null for all
     * @param from the page's cursor, {@link Page#next} of the page before; null for the first page
     * @param size page size, from 1 to 1000
     * @throws IllegalArgumentException for an invalid cursor
     */
    public Page<RejectedRows.Row> page(String integration, String workspaceId, String from, int size) {
        String[] cursor = from == null ? new String[] {END, "0"} : from.split("/", 2);
        try {
            return Page.of(rows.page(integration, workspaceId, Instant.parse(cursor[0]), Long.parseLong(cursor[1]), Page.bounded(size) + 1),
                    Page.bounded(size), row -> row.lastSeenAt() + "/" + row.id());
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no page of rejected rows begins at '" + from + "'", e);
        }
    }
}
