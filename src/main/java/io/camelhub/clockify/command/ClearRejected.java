package io.camelhub.clockify.command;

import io.camelhub.clockify.store.RejectedRows;
import io.camelhub.clockify.store.RejectedRows.Row;
import java.time.Instant;
import java.util.List;

/** Orders that rejected rows are deleted for good. */
public final class ClearRejected {

    private final RejectedRows rows;

    public ClearRejected(RejectedRows rows) {
        this.rows = rows;
    }

    /**
     * @param ids numbers of rows; empty for all
     * @param before only those last seen before it; null for any time
     * @return how many were deleted
     * @throws CommandFailedException where there is no row with one of the numbers
     */
    public int run(List<Long> ids, Instant before, Order order) {
        int cleared = rows.clear(named(ids, rows.list()).stream()
                .filter(row -> before == null || row.lastSeenAt().isBefore(before)).toList());
        order.log(cleared + " rejected rows cleared");
        return cleared;
    }

    /** The rows with these numbers; all where none is given. */
    static List<Row> named(List<Long> ids, List<Row> all) {
        for (long id : ids) {
            if (all.stream().noneMatch(row -> row.id() == id)) {
                throw CommandFailedException.wrongInput("there is no rejected row " + id + "; see 'clockify rejected list'");
            }
        }
        return all.stream().filter(row -> ids.isEmpty() || ids.contains(row.id())).toList();
    }
}
