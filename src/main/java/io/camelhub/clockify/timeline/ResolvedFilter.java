package io.camelhub.clockify.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A filter with its users and project resolved; its rule is the same as in the SQL statements.
 *
 * @param users ids of Clockify users; null for everybody
 * @param wholeProject whether the project's name must be equal, rather than a part of it
 */
@Decision
record ResolvedFilter(TimelineFilter filter, Set<String> users, boolean wholeProject) {

    /**
     * A version of an entry, current or former.
     *
     * @param values by column name, in the form of the change history, with times as text; empty where the entry did not exist
     */
    record Version(EntryKey key, String integration, Map<String, Object> values) {

        /** The version before a change. */
        Version before(String kind, Map<String, Object> old) {
            Map<String, Object> then = new HashMap<>(values);
            then.putAll(old);
            return new Version(key, integration, kind.equals("restored") ? Map.of() : then);
        }

        private String text(String column) {
            return (String) values.get(column);
        }

        private List<String> tags() {
            return values.get("tags") instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of();
        }

        private String title() {
            return !isBlank(text("description")) ? text("description") : !isBlank(text("task_name")) ? text("task_name") : text("project_name");
        }

        private static boolean isBlank(String text) {
            return text == null || text.chars().allMatch(letter -> letter == ' ');
        }
    }

    /** Whether the filter includes an entry. */
    boolean holds(Version entry) {
        if (entry.values().isEmpty()) {
            return false;
        }
        Instant start = Instant.parse(entry.text("started_at"));
        String type = entry.text("type") == null ? "REGULAR" : entry.text("type");
        return (filter.from() == null || !start.isBefore(filter.from()))
                && (filter.to() == null || start.isBefore(filter.to()))
                && (filter.integrations().isEmpty() || filter.integrations().contains(entry.integration()))
                && (users == null || users.contains(entry.text("user_id")))
                && (filter.type() == null || filter.type().equals(type))
                && (filter.project() == null || (wholeProject ? lower(filter.project()).equals(lower(entry.text("project_name")))
                        : lower(entry.text("project_name")).contains(lower(filter.project()))))
                && (filter.client() == null || lower(filter.client()).equals(lower(entry.text("client_name"))))
                && (filter.tag() == null || entry.tags().stream().anyMatch(tag -> lower(filter.tag()).equals(lower(tag))))
                && (filter.billable() == null || filter.billable().equals(Boolean.TRUE.equals(entry.values().get("billable"))))
                && (filter.text() == null || lower(entry.title()).contains(lower(filter.text())))
                && (!filter.running() || entry.text("ended_at") == null);
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
