package io.camelhub.clockify.query.activity;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.activity.Activity.Kind;
import io.camelhub.clockify.query.activity.Activity.Series;
import io.camelhub.clockify.query.activity.LoggedNothing.Idle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much was worked, and by whom not at all; days are those of the zone of {@code clockify.day-zone}. */
public final class ActivityQuery {

    /** Series, and employees who logged nothing, that are named in one answer. */
    static final int MOST_NAMED = 2000;

    private static final int MAIN_PROJECTS = 3;

    private final Database database;

    public ActivityQuery(Database database) {
        this.database = database;
    }

    private record Key(Kind kind, String id) {
    }

    private static final class Sum {

        private String name;
        private long billable;
        private final Long[] seconds;
        private final Map<String, Long> projects = new HashMap<>();

        private Sum(int periods) {
            seconds = new Long[periods];
            Arrays.fill(seconds, 0L);
        }

        private long total() {
            return Arrays.stream(seconds).mapToLong(Long::longValue).sum();
        }
    }

    /** What was worked, by team, employee, project or client. */
    public Activity activity(ActivityFilter wanted) {
        List<LocalDate> periods = wanted.unit().periods(wanted.from(), wanted.to());
        Map<Key, Sum> sums = new HashMap<>();
        boolean ofPeople = wanted.by() == By.TEAM || wanted.by() == By.EMPLOYEE;
        database.statement("activity-query/parts", "from", wanted.from(), "to", wanted.to(),
                        "everybody", wanted.scope().isEverybody() ? 1 : 0, "employees", orOne(wanted.scope().employees()),
                        "integration", orEmpty(wanted.integration()), "team", orEmpty(wanted.team()),
                        "employee", orEmpty(wanted.employee()), "project", orEmpty(wanted.project()),
                        "client", orEmpty(wanted.client()))
                .query(row -> {
                    String id = row.getString(switch (wanted.by()) {
                        case TEAM -> "team";
                        case EMPLOYEE -> "employee_id";
                        case PROJECT -> "project_id";
                        case CLIENT -> "client_id";
                    });
                    String name = row.getString(switch (wanted.by()) {
                        case TEAM -> "team";
                        case EMPLOYEE -> "employee_name";
                        case PROJECT -> "project_name";
                        case CLIENT -> "client_name";
                    });
                    Kind kind = ofPeople && row.getString("employee_id") == null ? Kind.UNMATCHED : id == null ? Kind.NONE : Kind.ONE;
                    Sum sum = sums.computeIfAbsent(new Key(kind, id), none -> new Sum(periods.size()));
                    long seconds = row.getLong("seconds");
                    LocalDate period = wanted.unit().start(row.getObject("calendar_day", LocalDate.class));
                    sum.name = name;
                    sum.seconds[periods.indexOf(period)] += seconds;
                    sum.billable += row.getBoolean("billable") ? seconds : 0;
                    if (ofPeople && row.getString("project_name") != null) {
                        sum.projects.merge(row.getString("project_name"), seconds, Long::sum);
                    }
                });
        List<Series> series = new ArrayList<>();
        sums.forEach((key, sum) -> series.add(new Series(key.kind(), key.id(), sum.name, List.of(sum.seconds), sum.total(),
                sum.billable, sum.projects.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MAIN_PROJECTS).map(Map.Entry::getKey).toList())));
        series.removeIf(one -> one.totalSeconds() == 0);
        series.sort(Comparator.comparing(Series::totalSeconds).reversed());
        return new Activity(zone(), periods, series, 0);
    }

    /** The active employees in scope without a second of work from the first to the last day, which is included. */
    public LoggedNothing loggedNothing(PeopleScope scope, LocalDate from, LocalDate to) {
        List<Idle> idle = database.statement("activity-query/logged-nothing", "from", from, "to", to,
                        "everybody", scope.isEverybody() ? 1 : 0, "employees", orOne(scope.employees()))
                .query((row, index) -> new Idle(row.getString("id"), row.getString("full_name"), row.getString("team"),
                        row.getBoolean("matched"), row.getBoolean("time_off")))
                .list();
        return new LoggedNothing(idle.stream().limit(MOST_NAMED).toList(), Math.max(0, idle.size() - MOST_NAMED));
    }

    private String zone() {
        return database.statement("activity-days/span").query((row, index) -> row.getString("zone")).list().get(0);
    }

    private static String orEmpty(String filter) {
        return filter == null ? "" : filter;
    }

    /** A list in SQL is never empty. */
    private static Collection<String> orOne(Collection<String> values) {
        return values == null || values.isEmpty() ? List.of("") : values;
    }
}
