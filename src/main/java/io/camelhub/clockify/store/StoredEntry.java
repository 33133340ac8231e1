package io.camelhub.clockify.store;

import io.camelhub.clockify.model.Column;
import java.time.Instant;
import java.util.Map;

/**
 * A time entry as it is stored.
 *
 * @param values every column's value; null where it is null or was never told
 * @param knownColumns the columns that some source has told, as a bit set of {@link Column#bit()}
 * @param changedAt when a value of it was last written that was another one before
 * @param deletedAt when it was found to be deleted, or null
 * @param integration its owner
 */
record StoredEntry(
        Map<Column, Object> values, int knownColumns, Instant changedAt, Instant deletedAt, String integration) {

    boolean knows(Column column) {
        return (knownColumns & column.bit()) != 0;
    }
}
