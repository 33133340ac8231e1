package io.camelhub.clockify.overview;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.overview.PersonOverview.Due;
import io.camelhub.clockify.overview.PersonOverview.Work;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queries an employee's work. Each statement reads a bounded range of one employee. */
public final class PersonQuery {

    public static final int RECENT_DAYS = 90;
    private static final int LATEST = 10;

    private final Database database;
    private final TimelineQuery timeline;

    public PersonQuery(Database database, TimelineQuery timeline) {
        this.database = database;
        this.timeline = timeline;
    }

    private record Key(LocalDate day, String projectId) {
    }

    /** Until now, by the database's clock. */
    public Instant now() {
        return database.now();
    }

    /**
     * An employee; empty where there is none, or they are not in the scope.
     *
     * @param monday of the week
     * @param year of the days
     * @param today in the zone of the page
     */
    public Optional<PersonOverview> person(PeopleScope scope, String employee, LocalDate monday, int year, LocalDate today) {
        if (!scope.holds(employee)) {
            return Optional.empty();
        }
        return database.table("clockify_employee").select("full_name", "team", "manager_email", "active").where("id", employee)
                .optional((row, index) -> new PersonOverview(employee, row.getString("full_name"), row.getString("team"), row.getString("manager_email"),
                        row.getBoolean("active"), List.of(), List.of(), List.of(), null, List.of(), List.of(), List.of(), List.of()))
                .map(who -> new PersonOverview(who.id(), who.name(), who.team(), who.manager(), who.active(),
                        database.table("clockify_employee_email").select("email").where("employee_id", employee).orderBy("position").list(String.class),
                        database.table("clockify_user").select("id").distinct().where("employee_id", employee).orderBy("id").list(String.class),
                        days(employee, monday), approval(employee, monday), work(employee, monday, monday.plusDays(6)),
                        work(employee, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)), work(employee, today.minusDays(RECENT_DAYS - 1L), today),
                        latest(employee)));
    }

    private List<Due> days(String employee, LocalDate monday) {
        return database.table("clockify_expected_day").select("calendar_day", "zone", "expected_seconds", "is_holiday", "time_off_seconds")
                .where("employee_id", employee).where("week_start", monday).orderBy("calendar_day")
                .list((row, index) -> new Due(row.getObject("calendar_day", LocalDate.class), row.getString("zone"), row.getLong("expected_seconds"),
                        row.getObject("is_holiday") == null ? null : row.getBoolean("is_holiday"), row.getObject("time_off_seconds", Long.class)));
    }

    private String approval(String employee, LocalDate monday) {
        return database.table("clockify_expected_week").select("approval_state").where("employee_id", employee).where("week_start", monday)
                .list((row, index) -> Optional.ofNullable(row.getString("approval_state"))).stream().flatMap(Optional::stream).findFirst().orElse(null);
    }

    private List<Work> work(String employee, LocalDate from, LocalDate to) {
        Map<Key, Work> works = new LinkedHashMap<>();
        database.statement("person-query/parts", "employee", employee, "from", from, "to", to).query(row -> {
            LocalDate day = row.getObject("calendar_day", LocalDate.class);
            String project = row.getString("project_id");
            long seconds = Duration.between(database.instant(row, "part_from"), database.instant(row, "part_to")).toSeconds();
            works.merge(new Key(day, project), new Work(day, project, row.getString("project_name"), seconds),
                    (one, other) -> new Work(day, project, one.project(), one.seconds() + other.seconds()));
        });
        return List.copyOf(works.values());
    }

    private List<Event> latest(String employee) {
        Instant now = database.now();
        TimelineFilter theirs = TimelineFilter.all(new PeopleScope(Set.of(employee)));
        return timeline.events(theirs.between(now.minus(Duration.ofDays(RECENT_DAYS)), null), LATEST);
    }
}
