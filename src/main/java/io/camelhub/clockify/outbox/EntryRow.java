package io.camelhub.clockify.outbox;

import java.util.Map;

/**
 * A time entry as events tell it: its row of {@code clockify_timeline_event}, and the columns of {@code clockify_time_entry} beside it.
 *
 * @param columns by name, in types of JSON; times are ISO 8601 texts in UTC
 * @param version when a value of it last became another one, as text
 */
public record EntryRow(Map<String, Object> columns, String version) {
}
