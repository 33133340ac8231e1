package io.camelhub.clockify.query;

import java.time.Instant;
import java.util.Map;

/**
 * What happened to an entry, as it was seen.
 *
 * @param kind {@code new}, {@code updated}, {@code deleted} or {@code restored}
 * @param source as in {@code clockify_time_entry_change}; null where that is not known
 * @param before the values that changed, by the names of the columns
 * @param after the same as they became; empty for a deletion
 */
public record EntryChange(
        String workspaceId, String entryId, String kind, String source, Instant seenAt, Map<String, Object> before,
        Map<String, Object> after) {
}
