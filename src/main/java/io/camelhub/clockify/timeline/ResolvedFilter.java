package io.camelhub.clockify.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a filter leaves, once it is known whom and which project it means: the same rule as that of the statements.
 *
 * @param users ids of Clockify users; null for everybody
 * @param wholeProject whether a project has the name, rather than that it is a part of names
 */
@Decision
record ResolvedFilter(TimelineFilter filter, Set<String> users, boolean wholeProject) {

    /**
     * An entry as it is or was.
     *
     * @param values by the names of the columns, as the history of changes has them: times as text; empty where it did not exist
     */
    record Version(EntryKey key, String integration, Map<String, Object> values) {

        /** As it was before a change. */
        Version before(String kind, Map<String, Object> old) {
            Map<String, Object> then = new HashMap<>(values);
            then.putAll(old);
            return new Version(key, integration, kind.equals("restored") ? Map.of() : then);
        }

        private String text(String column) {
            return (String) values.get(column);
        }

        private String title() {
            return !isBlank(text("description")) ? text("description") : !isBlank(text("task_name")) ? text("task_name") : text("project_name");
        }

        private static boolean isBlank(String text) {
            return text == null || text.chars().allMatch(letter -> letter == ' ');
        }
    }

    /** Whether the filter leaves an entry. */
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
                && (filter.text() == null || lower(entry.title()).contains(lower(filter.text())))
                && (!filter.running() || entry.text("ended_at") == null);
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
