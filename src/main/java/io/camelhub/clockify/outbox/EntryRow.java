package io.camelhub.clockify.outbox;

import java.util.Map;

/**
 * A time entry in events: its row of {@code clockify_timeline_event}, with further columns of {@code clockify_time_entry}.
 *
 * @param columns by name, in types of JSON; times are ISO 8601 texts in UTC
 * @param version the time of the last changed value, as text
 */
public record EntryRow(Map<String, Object> columns, String version) {
}
