package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Column;
import java.time.Instant;
import java.util.Map;

/**
 * A time entry as stored, or to be stored.
 *
 * @param integration its owner
 * @param observedColumns the columns that any source has reported, as a bit set of {@link Column#bit()}
 * @param changedAt the time of the last changed value
 * @param deletedAt when its deletion was found; null for none
 * @param values null for a value that is null or was never reported
 */
record StoredEntry(
        String id, String integration, int observedColumns, Instant changedAt, Instant deletedAt, Map<Column, Object> values) {

    boolean observed(Column column) {
        return (observedColumns & column.bit()) != 0;
    }
}
