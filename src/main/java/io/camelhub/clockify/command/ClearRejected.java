package io.camelhub.clockify.command;

import io.camelhub.clockify.entries.RejectedRows.Row;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Orders that rejected rows are deleted for good. */
public final class ClearRejected {

    /** As many numbers of rows as the audit log holds. */
    private static final int MOST_NAMED = 50;

    private final RejectedRows rows;
    private final AuditLog audit;

    public ClearRejected(RejectedRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * Which rows are meant.
     *
     * @param ids their numbers; empty for all
     * @param integration only those of this one; null for all
     * @param before only those last seen before it; null for any time
     */
    public record Which(List<Long> ids, String integration, Instant before) {

        public Which {
            ids = List.copyOf(ids);
        }

        /** Those of a list; throws where there is no row with one of the numbers. */
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
     * @return how many were deleted
     * @throws CommandFailedException where there is no row with one of the numbers
     */
    public int run(Which which, Order order) {
        List<Row> chosen = which.of(rows.list());
        int cleared = audit.withResult(order, () -> rows.clear(chosen), count -> count == 0 ? null
                : new Line(AuditAction.REJECTED_CLEARED, integrations(chosen), numbers(chosen), HumanReadable.counted(count, "row", "rows") + " deleted", null));
        order.log(cleared + " rejected rows cleared");
        return cleared;
    }

    /** Whose some rows are. */
    static String integrations(List<Row> rows) {
        return rows.stream().map(Row::integration).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String numbers(List<Row> rows) {
        return rows.stream().limit(MOST_NAMED).map(row -> Long.toString(row.id())).collect(Collectors.joining(", ", "rows ", ""))
                + (rows.size() > MOST_NAMED ? " and others" : "");
    }
}
