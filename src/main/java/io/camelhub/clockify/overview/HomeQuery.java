package io.camelhub.clockify.overview;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.overview.HomeOverview.Away;
import io.camelhub.clockify.overview.HomeOverview.Present;
import io.camelhub.clockify.overview.HomeOverview.Running;
import io.camelhub.clockify.overview.HomeOverview.TeamWeek;
import io.camelhub.clockify.overview.WorkSums.Grain;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Today and this week, for the home page. No method returns anything about people who are not in the scope. */
public final class HomeQuery {

    private static final int DAYS = 7;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Database database;
    private final ActivitySums sums;
    private final WorkSums work;
    private final ExpectedDays expected;
    private final Supplier<ZoneId> zone;

    /** @param zone {@code clockify.day-zone}; read at each call, so that an edit of the settings takes effect */
    public HomeQuery(Database database, ActivitySums sums, Supplier<ZoneId> zone) {
        this.database = database;
        this.sums = sums;
        this.work = new WorkSums(database);
        this.expected = new ExpectedDays(database, System::nanoTime);
        this.zone = zone;
    }

    /** The week of an active employee while it is read. */
    private static final class Week {

        private final String id;
        private final String name;
        private final String team;
        private final long[] logged = new long[DAYS];
        private final long[] due = new long[DAYS];
        private ExpectedDays.Day today;
        private Instant since;

        private Week(String id, String name, String team) {
            this.id = id;
            this.name = name;
            this.team = team;
        }

        private String shownName() {
            return Objects.requireNonNullElse(name, id);
        }
    }

    private record User(String workspaceId, String id) {
    }

    private record Timer(User user, Instant since) {
    }

    /** Today and this week of the people of a scope. */
    public HomeOverview home(PeopleScope scope) {
        LocalDate today = LocalDate.ofInstant(database.now(), zone.get());
        LocalDate monday = Unit.WEEK.start(today);
        int stale = sums.refresh(monday.minusDays(1), today.plusDays(1), PATIENCE);
        Map<String, Week> weeks = new LinkedHashMap<>();
        database.table("clockify_employee").select("id", "full_name", "team").where("active", true).forEach(row -> {
            if (scope.holds(row.getString("id"))) {
                weeks.put(row.getString("id"), new Week(row.getString("id"), row.getString("full_name"), row.getString("team")));
            }
        });
        Map<User, Week> users = new HashMap<>();
        Map<User, String> matched = new HashMap<>();
        database.table("clockify_user").select("workspace_id", "id", "employee_id").notNull("employee_id").forEach(row -> {
            User user = new User(row.getString("workspace_id"), row.getString("id"));
            matched.put(user, row.getString("employee_id"));
            users.put(user, weeks.get(row.getString("employee_id")));
        });
        work.read(Grain.DAY, null, monday, today, project -> true, (workspace, user) -> users.get(new User(workspace, user)),
                (done, week, seconds) -> week.logged[done.day().getDayOfWeek().ordinal()] += seconds);
        for (ExpectedDays.Day day : expected.of(monday, scope)) {
            Week week = weeks.get(day.employeeId());
            if (week != null) {
                week.due[day.day().getDayOfWeek().ordinal()] = day.expectedSeconds();
                week.today = day.day().equals(today) ? day : week.today;
            }
        }
        List<Timer> timers = timers().stream().filter(timer -> scope.holds(matched.get(timer.user()))).toList();
        timers.forEach(timer -> {
            Week week = users.get(timer.user());
            if (week != null) {
                week.since = week.since == null || timer.since().isBefore(week.since) ? timer.since() : week.since;
            }
        });
        return new HomeOverview(today, Stream.iterate(monday, day -> day.plusDays(1)).limit(DAYS).toList(), teams(weeks.values()),
                byName(weeks.values()).filter(week -> week.since != null || week.logged[today.getDayOfWeek().ordinal()] > 0)
                        .map(week -> new Present(week.id, week.name, week.team, week.logged[today.getDayOfWeek().ordinal()], week.since)).toList(),
                byName(weeks.values()).filter(week -> week.today != null && week.today.expectedSeconds() < week.today.capacitySeconds())
                        .map(week -> new Away(week.id, week.name, week.team, week.today.holiday(), week.today.expectedSeconds() == 0,
                                week.today.capacitySeconds() - week.today.expectedSeconds())).toList(),
                running(timers, users), weeks.size(), database.table("clockify_activity_sum").select("1").limit(1).exists(), stale);
    }

    private List<Timer> timers() {
        List<String> workspaces = database.table("clockify_workspace").select("id").list(String.class);
        return database.table("clockify_time_entry").select("workspace_id", "user_id", "started_at").in("workspace_id", workspaces)
                .isNull("ended_at").isNull("deleted_at")
                .list((row, index) -> new Timer(new User(row.getString("workspace_id"), row.getString("user_id")), database.instant(row, "started_at")));
    }

    private static Running running(List<Timer> timers, Map<User, Week> users) {
        return timers.stream().min(Comparator.comparing(Timer::since).thenComparing(timer -> timer.user().id())).map(longest -> {
            Week week = users.get(longest.user());
            return new Running(timers.size(), longest.since(), week == null ? null : week.shownName());
        }).orElse(new Running(0, null, null));
    }

    private static Stream<Week> byName(Iterable<Week> weeks) {
        List<Week> sorted = new ArrayList<>();
        weeks.forEach(sorted::add);
        return sorted.stream().sorted(Comparator.comparing(Week::shownName).thenComparing(week -> week.id));
    }

    private static List<TeamWeek> teams(Iterable<Week> weeks) {
        Map<String, List<Week>> byTeam = new HashMap<>();
        weeks.forEach(week -> byTeam.computeIfAbsent(week.team, none -> new ArrayList<>()).add(week));
        return byTeam.entrySet().stream().map(team -> new TeamWeek(team.getKey(), team.getValue().size(),
                        sum(team.getValue().stream().map(week -> week.logged)), sum(team.getValue().stream().map(week -> week.due))))
                .sorted(Comparator.comparing((TeamWeek team) -> team.team() == null).thenComparing(team -> -team.people())
                        .thenComparing(team -> Objects.requireNonNullElse(team.team(), ""))).toList();
    }

    private static List<Long> sum(Stream<long[]> weeks) {
        long[] sums = new long[DAYS];
        weeks.forEach(week -> {
            for (int i = 0; i < DAYS; i++) {
                sums[i] += week[i];
            }
        });
        return LongStream.of(sums).boxed().toList();
    }
}
