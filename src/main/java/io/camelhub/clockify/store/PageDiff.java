package io.camelhub.clockify.store;

import java.util.List;
import java.util.Map;

/**
 * What a page means for the tables, as parameters of the statements that write it.
 *
 * <p>Each list is a batch: one element a row, or, on PostgreSQL, which takes a page as one array a column, one element in all.
 *
 * @param inserts for {@code time-entry-insert}; empty where there is nothing to insert
 * @param updates for {@code time-entry-update}
 * @param changes for {@code time-entry-change-insert}
 * @param counts what the page changed
 */
public record PageDiff(
        List<Map<String, Object>> inserts,
        List<Map<String, Object>> updates,
        List<Map<String, Object>> changes,
        PageCounts counts) {
}
