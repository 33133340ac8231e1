package io.camelhub.clockify.command;

import io.camelhub.clockify.entries.RejectedRows.Row;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes rejected rows. */
public final class ClearRejected {

    /** The most row ids that the audit log has room for. */
    private static final int MOST_NAMED = 50;

    private final RejectedRows rows;
    private final AuditLog audit;

    public ClearRejected(RejectedRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * A selection of rejected rows.
     *
     * @param ids their ids; empty for all
     * @param integration only rows of this one; null for all
     * @param before only rows last seen before it; null for any time
     */
    public record Which(List<Long> ids, String integration, Instant before) {

        public Which {
            ids = List.copyOf(ids);
        }

        /**
         * The selected rows of a list.
         *
         * @throws CommandFailedException where an id is not in the list
         */
        List<Row> of(List<Row> all) {
            for (long id : ids) {
                if (all.stream().noneMatch(row -> row.id() == id)) {
                    throw CommandFailedException.wrongInput("there is no rejected row " + id + "; see 'clockify rejected list'");
                }
            }
            return all.stream().filter(row -> ids.isEmpty() || ids.contains(row.id()))
                    .filter(row -> integration == null || row.integration().equals(integration))
                    .filter(row -> before == null || row.lastSeenAt().isBefore(before)).toList();
        }
    }

    /** The rows that {@link #run} would delete now. */
    public List<Row> preview(Which which) {
        return which.of(rows.list());
    }

    /**
     * @return the number of deleted rows
     * @throws CommandFailedException where there is no row with one of the ids
     */
    public int run(Which which, Order order) {
        List<Row> chosen = which.of(rows.list());
        int cleared = audit.withResult(order, () -> rows.clear(chosen), count -> count == 0 ? null
                : new Line(AuditAction.REJECTED_CLEARED, integrations(chosen), numbers(chosen), HumanReadable.counted(count, "row", "rows") + " deleted", null));
        order.log(cleared + " rejected rows cleared");
        return cleared;
    }

    /** The integrations that own at least one of the rows. */
    static String integrations(List<Row> rows) {
        return rows.stream().map(Row::integration).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String numbers(List<Row> rows) {
        return rows.stream().limit(MOST_NAMED).map(row -> Long.toString(row.id())).collect(Collectors.joining(", ", "rows ", ""))
                + (rows.size() > MOST_NAMED ? " and others" : "");
    }
}
