package io.camelhub.clockify.query.activity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.activity.ActivitySums;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.activity.ActivityTotals.Person;
import io.camelhub.clockify.query.activity.ActivityTotals.Project;
import io.camelhub.clockify.query.activity.ActivityTotals.Total;
import io.camelhub.clockify.query.activity.LoggedNothing.Idle;
import io.camelhub.clockify.store.PeriodSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How much was worked, and by whom not at all; days are those of the zone of {@code clockify.day-zone}.
 *
 * <p>Reads the sums of days, after a few that changed were made anew. Names, teams, clients and matches are as of now.
 */
public final class ActivityQuery {

    /** Series, and employees who logged nothing, that are named in one answer. */
    static final int MOST_NAMED = 2000;

    /** How long a page may wait for what changed to be summed up; the rest is said to be stale. */
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

    /** What was worked, by team, employee, project or client. */
    public Activity activity(ActivityFilter wanted) {
        int staleDays = refresh(wanted.from(), wanted.to());
        ActivityTotals totals = new ActivityTotals(wanted);
        Map<String, Map<String, Total>> people = people(totals::of);
        Total unmatched = totals.of(Person.UNMATCHED);
        Map<String, Map<String, Project>> projects = byWorkspace("projects", "id", row -> new Project(
                row.getString("id"), row.getString("name"), row.getString("client_id"), row.getString("client_name")));
        read(wanted.from(), wanted.to(), wanted.unit() == Unit.MONTH, (workspace, first, text, within) -> {
            Map<String, Total> users = people.getOrDefault(workspace, Map.of());
            Map<String, Project> known = projects.computeIfAbsent(workspace, none -> new HashMap<>());
            Function<String, Project> named = id -> known.computeIfAbsent(id, none -> new Project(id, null, null, null));
            PeriodSums.read(first, text, kind -> within.test(kind.day()) ? totals.of(kind, named) : null,
                    user -> users.getOrDefault(user, unmatched), totals);
        });
        return totals.activity(zone(), MOST_NAMED, staleDays);
    }

    /** The active employees in scope without a second of work from the first to the last day, which is included. */
    public LoggedNothing loggedNothing(PeopleScope scope, LocalDate from, LocalDate to) {
        refresh(from, to);
        Map<String, Map<String, String>> people = people(Person::employeeId);
        Set<String> worked = new HashSet<>();
        Set<String> off = new HashSet<>();
        read(from, to, true, (workspace, first, text, within) -> PeriodSums.<Set<String>, String>read(first, text,
                kind -> !within.test(kind.day()) || !kind.worked() && !kind.timeOff() ? null : project -> kind.worked() ? worked : off,
                // of who has worked, nothing more is read
                user -> Optional.ofNullable(people.getOrDefault(workspace, Map.of()).get(user)).filter(one -> !worked.contains(one)).orElse(null),
                (employees, employee, seconds) -> employees.add(employee)));
        List<Idle> idle = database.statement("activity-query/employees")
                .query((row, index) -> new Idle(row.getString("id"), row.getString("full_name"), row.getString("team"),
                        row.getBoolean("matched"), off.contains(row.getString("id"))))
                .list().stream().filter(employee -> scope.holds(employee.id()) && !worked.contains(employee.id())).toList();
        return new LoggedNothing(idle.stream().limit(MOST_NAMED).toList(), Math.max(0, idle.size() - MOST_NAMED));
    }

    private int refresh(LocalDate from, LocalDate to) {
        return sums.refresh(from.minusDays(1), to.plusDays(1), PATIENCE);
    }

    /** Those who are matched, by workspace and user. */
    private <T> Map<String, Map<String, T>> people(Function<Person, T> mapped) {
        return byWorkspace("people", "user_id", row -> mapped.apply(
                new Person(row.getString("employee_id"), row.getString("full_name"), row.getString("team"))));
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

    /** Reads what may be of some days: by the month as far as that is the same, or by the day. */
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
        return database.statement("activity-days/span").query((row, index) -> row.getString("zone")).list().get(0);
    }
}
