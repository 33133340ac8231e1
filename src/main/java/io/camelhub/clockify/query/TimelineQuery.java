package io.camelhub.clockify.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.store.JsonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What people did, by the view {@code clockify_timeline_event}. */
public final class TimelineQuery {

    private final Database database;
    private final JsonColumns columns;

    public TimelineQuery(Database database, ObjectMapper json) {
        this.database = database;
        this.columns = new JsonColumns(json);
    }

    /** One event; the columns of the view {@code clockify_timeline_event}, null where they are. */
    public record Event(
            String eventId, String integration, String type, Instant occurredAt, Instant endedAt, Long durationSeconds, String employeeId,
            String employeeName, String team, String actorEmail, String userId, String workspaceId, String workspaceName, String timeEntryId,
            String projectName, String clientName, String taskName, List<String> tags, Boolean billable, String title) {
    }

    /**
     * Which events are wanted.
     *
     * @param integrations names; empty for all
     * @param from the earliest start
     * @param to after the latest start
     * @param users ids of Clockify users; null for everybody
     * @param project a part of the project's name, in any case; null for all, and those without
     * @param unmatched only those whose user is no employee, though nobody decided that
     * @param running only those that have not ended
     */
    public record Selection(Collection<String> integrations, Instant from, Instant to, Collection<String> users, String project,
            boolean unmatched, boolean running) {

        /** All that has begun. */
        public static Selection until(Instant now) {
            return new Selection(List.of(), Instant.EPOCH, now, null, null, false, false);
        }
    }

    /** So many of the latest events, the newest first. */
    public List<Event> events(Selection wanted, int limit) {
        return database.statement("timeline-query/events",
                        "from", wanted.from(), "to", wanted.to(),
                        "project", wanted.project() == null ? "%" : "%" + wanted.project().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%",
                        "any_integration", wanted.integrations().isEmpty() ? 1 : 0, "integrations", orOne(wanted.integrations()),
                        "anybody", wanted.users() == null ? 1 : 0, "users", orOne(wanted.users()),
                        "unmatched", wanted.unmatched() ? 1 : 0, "running", wanted.running() ? 1 : 0, "limit", limit)
                .query((row, index) -> event(row)).list();
    }

    /** Until now, by the database's clock. */
    public Instant now() {
        return database.now();
    }

    /** A list in SQL is never empty. */
    private static Collection<String> orOne(Collection<String> values) {
        return values == null || values.isEmpty() ? List.of("") : values;
    }

    private Event event(ResultSet row) throws SQLException {
        return new Event(row.getString("event_id"), row.getString("integration"), row.getString("type"),
                database.instant(row, "occurred_at"), database.instant(row, "ended_at"), row.getObject("duration_seconds", Long.class),
                row.getString("employee_id"), row.getString("employee_name"), row.getString("team"), row.getString("actor_email"),
                row.getString("user_id"), row.getString("workspace_id"), row.getString("workspace_name"), row.getString("time_entry_id"),
                row.getString("project_name"), row.getString("client_name"), row.getString("task_name"),
                columns.texts(row.getString("tags")), row.getObject("billable", Boolean.class), row.getString("title"));
    }
}
