package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Column;
import java.time.Instant;
import java.util.Map;

/**
 * A time entry as it is stored, or is to be.
 *
 * @param integration its owner
 * @param observedColumns the columns that some source has reported, as a bit set of {@link Column#bit()}
 * @param changedAt when a value of it last became another one
 * @param deletedAt when it was found to be deleted, or null
 * @param values the columns' values; null where it is null or was never reported
 */
record StoredEntry(
        String id, String integration, int observedColumns, Instant changedAt, Instant deletedAt, Map<Column, Object> values) {

    boolean observed(Column column) {
        return (observedColumns & column.bit()) != 0;
    }
}
