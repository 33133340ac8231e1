package io.camelhub.clockify.timeline;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.ActivityTotals.Person;
import io.camelhub.clockify.timeline.ActivityTotals.Project;
import io.camelhub.clockify.timeline.ActivityTotals.Share;
import io.camelhub.clockify.timeline.ActivityTotals.Total;
import io.camelhub.clockify.timeline.Attendance.Presence;
import io.camelhub.clockify.timeline.LoggedNothing.Idle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sums of work, and the employees without any; days are in the zone of {@code clockify.day-zone}.
 *
 * <p>Reads the daily sums, after refreshing those that changed. Names, teams, clients and matches are current ones.
 */
public final class ActivityQuery {

    /** Series, and employees who logged nothing, that are named in one answer. */
    static final int MOST_NAMED = 2000;

    /** How long a query may wait for the refresh of changed sums; the rest is reported as stale. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** Rows of sums in memory at once: a large company has 150 kB a day. */
    private static final int FETCHED = 20;

    private final Database database;
    private final ActivitySums sums;

    public ActivityQuery(Database database, ActivitySums sums) {
        this.database = database;
        this.sums = sums;
    }

    private interface Mapped<T> {

        T row(ResultSet row) throws SQLException;
    }

    /**
     * A Clockify user.
     *
     * @param total the sum of their work; null where the filter excludes them
     * @param presence null for an unmatched user
     */
    private record User(Total total, Presence presence) {
    }

    /**
     * Work of one kind and project.
     *
     * @param share null where the filter excludes it
     */
    private record Work(Share share, PeriodSums.Kind kind) {
    }

    /** The sums of work by team, employee, project or client, and the employees in scope without any. */
    public Activity activity(ActivityFilter wanted) {
        int staleDays = sums.refresh(wanted.from().minusDays(1), wanted.to().plusDays(1), PATIENCE);
        ActivityTotals totals = new ActivityTotals(wanted);
        Attendance attendance = new Attendance();
        Map<String, Map<String, User>> people = byWorkspace("people", "user_id", row -> {
            Person person = new Person(row.getString("employee_id"), row.getString("full_name"), row.getString("team"));
            return new User(totals.of(person), attendance.of(person.employeeId()));
        });
        Total ofUnmatched = totals.of(Person.UNMATCHED);
        User unmatched = ofUnmatched == null ? null : new User(ofUnmatched, null);
        Map<String, Map<String, Project>> projects = byWorkspace("projects", "id", row -> new Project(
                row.getString("id"), row.getString("name"), row.getString("client_id"), row.getString("client_name"),
                row.getString("workspace_name"), row.getString("color")));
        read(wanted.from(), wanted.to(), wanted.unit() == Unit.MONTH, (workspace, first, text, within) -> {
            Map<String, User> users = people.getOrDefault(workspace, Map.of());
            Map<String, Project> known = projects.computeIfAbsent(workspace, none -> new HashMap<>());
            Function<String, Project> named = id -> known.computeIfAbsent(id, none -> new Project(id, null, null, null));
            PeriodSums.read(first, text, kind -> within.test(kind.day()) ? works(kind, totals.of(kind, named)) : null,
                    user -> users.getOrDefault(user, unmatched), (work, user, seconds) -> {
                        if (work.share() != null && user.total() != null) {
                            totals.add(work.share(), user.total(), seconds);
                        }
                        if (user.presence() != null) {
                            user.presence().add(work.kind());
                        }
                    });
        });
        return totals.activity(zone(), MOST_NAMED, staleDays, loggedNothing(wanted.scope(), attendance));
    }

    private static Function<String, Work> works(PeriodSums.Kind kind, Function<String, Share> shares) {
        return project -> new Work(shares == null ? null : shares.apply(project), kind);
    }

    private LoggedNothing loggedNothing(PeopleScope scope, Attendance attendance) {
        List<Idle> idle = database.statement("activity-query/employees")
                .query((row, index) -> new Idle(row.getString("id"), row.getString("full_name"), row.getString("team"),
                        row.getBoolean("matched"), attendance.wasOff(row.getString("id"))))
                .list().stream().filter(employee -> scope.holds(employee.id()) && !attendance.worked(employee.id())).toList();
        return new LoggedNothing(idle.stream().limit(MOST_NAMED).toList(), Math.max(0, idle.size() - MOST_NAMED));
    }

    private <T> Map<String, Map<String, T>> byWorkspace(String statement, String id, Mapped<T> mapped) {
        Map<String, Map<String, T>> all = new HashMap<>();
        database.statement("activity-query/" + statement).query(row -> {
            all.computeIfAbsent(row.getString("workspace_id"), none -> new HashMap<>()).put(row.getString(id), mapped.row(row));
        });
        return all;
    }

    private interface Sums {

        void read(String workspaceId, LocalDate first, String sums, Predicate<LocalDate> within);
    }

    /** Reads the sums of some days: by whole months where possible, otherwise by day. */
    private void read(LocalDate from, LocalDate to, boolean byMonth, Sums sums) {
        LocalDate months = from.minusDays(1).plusMonths(1).withDayOfMonth(1);
        LocalDate rest = to.plusDays(1).withDayOfMonth(1);
        if (byMonth && months.isBefore(rest)) {
            read("month", months, rest.minusDays(1), sums);
            read("day", from, months.minusDays(1), sums);
            read("day", rest, to, sums);
        } else {
            read("day", from, to, sums);
        }
    }

    private void read(String grain, LocalDate from, LocalDate to, Sums sums) {
        if (to.isBefore(from)) {
            return;
        }
        Predicate<LocalDate> within = day -> !day.isBefore(from) && !day.isAfter(to);
        // an entry may start on the UTC day after its day in the zone
        database.stream("activity-query/sums", FETCHED, row -> sums.read(row.getString("workspace_id"),
                row.getObject("first_day", LocalDate.class), row.getString("sums"), within),
                "grain", grain, "from", from, "to", to.plusDays(1));
    }

    private String zone() {
        return database.table("clockify_day").select("min(zone)").single(String.class);
    }
}
