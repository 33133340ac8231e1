package io.camelhub.clockify.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.PeopleScopes;
import io.camelhub.clockify.timeline.ActivityFilter;
import io.camelhub.clockify.timeline.ActivityQuery;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineCursor;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelinePage;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.timeline.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long each query of the console takes: median and 95th percentile, warm, on PostgreSQL with 5 million entries and on H2 with
 * 200,000.
 *
 * <p>System properties: {@code benchmark.database}, one of POSTGRESQL (if not said), H2; {@code benchmark.entries}, how many;
 * {@code benchmark.url}, {@code benchmark.user}: a database of one's own, which is filled where it is empty and stays.
 */
public final class ConsoleBenchmark {

    private static final int WARM_UP = 5;
    private static final int RUNS = 30;
    private static final int PAGE = 50;

    private final Database database;
    private final TimelineQuery timeline;
    private final PeopleScopes scopes;
    private final ActivityQuery activity;
    private final ZoneId zone = ZoneId.of("Europe/Berlin");

    private ConsoleBenchmark(Database database) {
        this.database = database;
        this.timeline = new TimelineQuery(database, new ObjectMapper());
        this.scopes = new PeopleScopes(database);
        this.activity = new ActivityQuery(database, new ActivitySums(database, () -> ZoneOffset.UTC));
    }

    /** Prints the table. */
    public static void main(String... arguments) throws IOException {
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        String given = System.getProperty("benchmark.url", "");
        int entries = Integer.getInteger("benchmark.entries", dialect == Dialect.H2 ? 200_000 : 5_000_000);
        try (PostgresServer server = dialect == Dialect.POSTGRESQL && given.isEmpty() ? PostgresServer.start() : null;
                HikariDataSource connections = new HikariDataSource()) {
            Path folder = Files.createTempDirectory("console");
            connections.setJdbcUrl(!given.isEmpty() ? given : server != null ? server.empty().jdbcUrl() : "jdbc:h2:file:" + folder.resolve("hub"));
            connections.setUsername(server != null ? Source.USER : System.getProperty("benchmark.user", "sa"));
            Database database = new Database(connections, null);
            long start = System.nanoTime();
            new ConsoleData(database).fill(entries);
            System.out.printf(Locale.ROOT, "%s, %,d entries, filled in %.0f s; milliseconds, %d runs after %d%n%n| query | median | p95 | rows |%n"
                    + "|---|---:|---:|---:|%n", dialect, entries, (System.nanoTime() - start) / 1e9, RUNS, WARM_UP);
            new ConsoleBenchmark(database).run();
        }
        System.exit(0);
    }

    private void run() {
        TimelineFilter all = TimelineFilter.all(PeopleScope.EVERYBODY);
        TimelineFilter week = all.between(ago(7), null);
        TimelineFilter month = all.between(ago(30), null);
        PeopleScope manager = scopes.ofManager("person-7@acme.example");
        PeopleScope left = new PeopleScope(Set.of("e199", "e399", "e599"));
        page("first page", all);
        page("first page of 7 days", week);
        page("deep page, two years back", all.between(null, ago(730)));
        page("a team", team(all, "Team 7"));
        page("rare team: its entries are two years old", team(all, "Team 199"));
        page("manager (29 people)", TimelineFilter.all(manager));
        PeopleScope many = new PeopleScope(IntStream.range(0, ConsoleData.PEOPLE).mapToObj(person -> "e" + person).collect(Collectors.toSet()));
        page("manager of everybody (2,000 people)", TimelineFilter.all(many));
        page("manager of people who left", TimelineFilter.all(left));
        page("a person", person(all, "e7"));
        page("a project", project(all, "Project 77"));
        page("a project, 30 days", project(month, "Project 77"));
        page("projects by a part of the name", project(all, "ject 77"));
        page("a type that there is not", type(all, "HOLIDAY"));
        page("a type that there is not, 30 days", type(month, "HOLIDAY"));
        page("an integration", integration(all, "integration-3"));
        page("unmatched only, none there", unmatched(all));
        page("running, none there", running(all));
        PeopleScope everybody = PeopleScope.EVERYBODY;
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("update clockify_time_entry set ended_at = null, duration_seconds = null where mod(cast(id as bigint), 20) = 0 and started_at > :since")
                .param("since", database.bind(ago(2))).update();
        page("running", running(all));
        page("running, of a team", running(team(all, "Team 7")));
        page("text in 30 days, matching nothing", text(month, "nothing has this"));
        page("text in 30 days, matching something", text(month, ConsoleData.NEEDLE.toLowerCase(Locale.ROOT)));
        page("text in 30 days, of a manager's people", text(TimelineFilter.all(manager).between(ago(30), null), "nothing has this"));
        page("text in all years, until the time is up", text(all, "nothing has this"));
        TimelineCursor seen = timeline.page(week, null, PAGE).seen();
        measure("poll, nothing new", () -> timeline.countNewer(week, seen, 99));
        jdbc.sql("update clockify_time_entry set first_seen_at = :now where mod(cast(id as bigint), 500) = 1 and started_at > :since")
                .param("now", database.bind(database.now())).param("since", database.bind(ago(4))).update();
        measure("poll, some new", () -> timeline.countNewer(week, seen, 99));
        measure("poll of a manager, with the rows", () -> timeline.newer(TimelineFilter.all(manager), seen, PAGE).events().size());
        TimelineCursor before = new TimelineCursor(ago(100), Set.of());
        measure("poll beside a backfill: of 500,000 arrivals none is in the range", () -> timeline.countNewer(all.between(ago(900), ago(870)), before, 99));
        measure("poll beside a backfill: of 500,000 arrivals none is of the team", () -> timeline.countNewer(team(all, "Team 199"), before, 99));
        days("day sums of the first page", week);
        days("day sums of a team", team(all, "Team 7"));
        days("day sums of everybody, by their names (2,000 people)", TimelineFilter.all(many));
        days("day sums of a person", person(all, "e7"));
        days("day sums of a text in 30 days", text(month, ConsoleData.NEEDLE));
        measure("choices", () -> timeline.choices(everybody).people().size());
        measure("choices of a manager", () -> timeline.choices(manager).people().size());
        measure("whom a manager may see", () -> scopes.ofManager("person-7@acme.example").employees().size());
        Event one = timeline.page(week, null, 1).events().get(0);
        activity(manager);
        measure("one event", () -> timeline.event(manager, one.workspaceId(), one.timeEntryId()).map(event -> 1).orElse(0));
    }

    /** Of whole months, of days to the last, and where a day has changed. */
    private void activity(PeopleScope manager) {
        LocalDate today = LocalDate.ofInstant(database.now(), ZoneOffset.UTC);
        LocalDate month = today.minusMonths(1).withDayOfMonth(1);
        LocalDate last = month.plusMonths(1).minusDays(1);
        for (By by : By.values()) {
            activity("a month by day and " + by, PeopleScope.EVERYBODY, month, last, Unit.DAY, by);
            activity("a year by month and " + by, PeopleScope.EVERYBODY, month.minusMonths(11), last, Unit.MONTH, by);
        }
        activity("365 days by month and TEAM", PeopleScope.EVERYBODY, today.minusDays(364), today, Unit.MONTH, By.TEAM);
        activity("a year by week and TEAM", PeopleScope.EVERYBODY, month.minusMonths(11), last, Unit.WEEK, By.TEAM);
        activity("a month by day and EMPLOYEE, manager", manager, month, last, Unit.DAY, By.EMPLOYEE);
        activity("a year by month and EMPLOYEE, manager", manager, month.minusMonths(11), last, Unit.MONTH, By.EMPLOYEE);
        measure("activity: a month by day and TEAM, one day of a workspace changed", () -> {
            database.statement("time-entries/mark-stale", "workspace_id", "w0", "day", month.plusDays(14)).update();
            return activity.activity(ActivityFilter.of(PeopleScope.EVERYBODY, month, last, Unit.DAY, By.TEAM)).series().size();
        });
    }

    private void activity(String name, PeopleScope scope, LocalDate from, LocalDate to, Unit unit, By by) {
        measure("activity: " + name, () -> activity.activity(ActivityFilter.of(scope, from, to, unit, by)).series().size());
    }

    private Instant ago(int days) {
        return database.now().minus(Duration.ofDays(days));
    }

    private static TimelineFilter team(TimelineFilter all, String team) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, team, null, null, null, false, false);
    }

    private static TimelineFilter person(TimelineFilter all, String person) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), person, null, null, null, null, false, false);
    }

    private static TimelineFilter project(TimelineFilter all, String project) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, null, project, null, null, false, false);
    }

    private static TimelineFilter type(TimelineFilter all, String type) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, null, null, type, null, false, false);
    }

    private static TimelineFilter text(TimelineFilter all, String text) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, null, null, null, text, false, false);
    }

    private static TimelineFilter integration(TimelineFilter all, String integration) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), Set.of(integration), null, null, null, null, null, false, false);
    }

    private static TimelineFilter unmatched(TimelineFilter all) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, null, null, null, null, true, false);
    }

    private static TimelineFilter running(TimelineFilter all) {
        return new TimelineFilter(all.scope(), all.from(), all.to(), all.integrations(), null, all.team(), null, null, null, false, true);
    }

    private void page(String name, TimelineFilter filter) {
        measure(name, () -> timeline.page(filter, null, PAGE).events().size());
    }

    private void days(String name, TimelineFilter filter) {
        TimelinePage page = timeline.page(filter, null, PAGE);
        List<LocalDate> days = page.events().stream().map(event -> LocalDate.ofInstant(event.occurredAt(), zone)).distinct().toList();
        measure(name, () -> timeline.days(filter, days, zone).size());
    }

    private static void measure(String name, Callable<Integer> query) {
        try {
            int rows = 0;
            double[] millis = new double[RUNS];
            for (int i = -WARM_UP; i < RUNS; i++) {
                long start = System.nanoTime();
                rows = query.call();
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %d |%n", name, millis[RUNS / 2], millis[RUNS * 95 / 100], rows);
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }
}
