package io.camelhub.clockify.query;

import java.time.Instant;
import java.util.Map;

/**
 * A change in the history of an entry.
 *
 * @param kind {@code new}, {@code updated}, {@code deleted} or {@code restored}
 * @param source as in {@code clockify_time_entry_change}; null where not known
 * @param before the old values of the changed columns, by column name
 * @param after their new values; empty for a deletion
 */
public record EntryChange(
        String workspaceId, String entryId, String kind, String source, Instant seenAt, Map<String, Object> before,
        Map<String, Object> after) {
}
