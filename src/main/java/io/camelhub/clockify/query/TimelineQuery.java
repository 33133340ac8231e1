package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people did, by the view {@code clockify_timeline_event}. */
public final class TimelineQuery {

    private final Database database;

    public TimelineQuery(Database database) {
        this.database = database;
    }

    /**
     * One event of the view {@code clockify_timeline_event}.
     *
     * @param duration null where it is still running
     * @param employee the name of the employee; null where the user is not matched
     * @param email the address of the Clockify user; null if not known
     * @param project null for none
     * @param title null for none
     */
    public record Event(Instant occurredAt, Duration duration, String employee, String email, String project, String title) {
    }

    /** The ten latest events until now, the newest first. */
    public List<Event> latest() {
        return database.statement("timeline-query/latest", "now", database.now())
                .query((row, index) -> {
                    Duration duration = Duration.ofSeconds(row.getLong("duration_seconds"));
                    boolean running = row.wasNull();
                    return new Event(database.instant(row, "occurred_at"), running ? null : duration,
                            row.getString("employee_name"), row.getString("actor_email"), row.getString("project_name"),
                            row.getString("title"));
                })
                .list();
    }
}
