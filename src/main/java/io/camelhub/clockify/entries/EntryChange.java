package io.camelhub.clockify.entries;

import java.util.Map;

/**
 * A row of an entry's history.
 *
 * @param kind {@code updated}, {@code deleted} or {@code restored}
 * @param source where that was read: of a page, its source; of a deletion, how it was found, as {@code clockify_time_entry_change}
 *     says it
 * @param before what differs as it was, by the names of the columns, in types of JSON
 * @param after the same as it is now
 */
record EntryChange(String timeEntryId, String kind, String source, Map<String, Object> before, Map<String, Object> after) {
}
