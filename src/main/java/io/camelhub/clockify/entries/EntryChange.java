package io.camelhub.clockify.entries;

import java.util.Map;

/**
 * A row of an entry's history.
 *
 * @param kind {@code updated}, {@code deleted} or {@code restored}
 * @param source the source of the page; for a deletion, how it was found, as in {@code clockify_time_entry_change}
 * @param before the old values of the changed columns by name, in types of JSON
 * @param after their new values
 */
record EntryChange(String timeEntryId, String kind, String source, Map<String, Object> before, Map<String, Object> after) {
}
