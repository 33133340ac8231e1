package io.camelhub.clockify.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.entries.SumsAndViews;
import io.camelhub.clockify.overview.HomeOverview.TeamWeek;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.timeline.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** The figures of home, of a project and of a client, by hand, on each database. */
@Tag("slow")
class OverviewQueriesTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final PeopleScope ADA = new PeopleScope(Set.of("e1"));
    private static final long HOUR = 3600;

    private Company company;
    private LocalDate today;
    private LocalDate monday;
    private ProjectQuery projects;
    private HomeQuery home;

    private void start(Dialect dialect) {
        company = new Company(dialect)
                .employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null)
                .employee("e2", "Bob Babbage", "bob@acme.com", "Dev", null)
                .employee("e3", "Cem Curie", "cem@acme.com", "Dev", null)
                .employee("e4", "Dan Darwin", "dan@acme.com");
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada").user("w1", "u2", "bob@acme.com", "Bob").user("w1", "u3", "cem@acme.com", "Cem")
                .user("w1", "u5", "eve@else.com", "Eve");
        new People(company.database(), PeopleOptions::standard).matchAll();
        company.jdbc().sql("insert into clockify_client (workspace_id, id, name, currency) values ('w1', 'c1', 'Globex', 'EUR')").update();
        company.jdbc().sql("insert into clockify_project (workspace_id, id, name, client_id, estimate_seconds, hourly_rate, budget) values "
                + "('w1', 'p1', 'Engine', 'c1', 36000, 10000, 500000), ('w1', 'p2', 'Rocket', 'c1', null, null, null), ('w1', 'p3', 'Idle', null, null, null, null)").update();
        today = LocalDate.ofInstant(company.database().now(), UTC);
        monday = Unit.WEEK.start(today);
        ActivitySums sums = new ActivitySums(company.database(), () -> UTC);
        TimelineQuery timeline = new TimelineQuery(company.database(), new ObjectMapper());
        projects = new ProjectQuery(company.database(), sums, timeline, () -> UTC);
        home = new HomeQuery(company.database(), sums, () -> UTC);
    }

    private void entry(String id, String user, Instant start, Duration length, String project) {
        company.entry("w1", id, user, start.toString(), start.plus(length).toString(), id);
        company.jdbc().sql("update clockify_time_entry set billable = false, project_id = :project, project_name = :project where id = :id")
                .param("project", project).param("id", id).update();
        company.changed("w1", id);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private void running(String id, String user, Instant start, String project) {
        entry(id, user, start, Duration.ofMinutes(1), project);
        company.jdbc().sql("update clockify_time_entry set ended_at = null, duration_seconds = null where id = :id").param("id", id).update();
        company.changed("w1", id);
    }

    private void work() {
        LocalDate first = monday.minusWeeks(ProjectQuery.WEEKS - 1L);
        entry("t1", "u1", at(monday.minusWeeks(1), 8), Duration.ofHours(2), "p1");
        entry("t2", "u1", at(first, 8), Duration.ofHours(3), "p1");
        entry("t3", "u2", at(monday.minusWeeks(2), 8), Duration.ofHours(4), "p1");
        entry("t4", "u2", at(first.minusDays(1), 8), Duration.ofHours(5), "p1");
        entry("t5", "u2", at(first.minusYears(2), 8), Duration.ofHours(6), "p2");
        entry("t6", "u5", at(monday.minusWeeks(1), 10), Duration.ofHours(1), "p2");
        // over midnight from Sunday to Monday
        entry("t7", "u2", at(monday.minusDays(8), 23), Duration.ofHours(2), "p1");
        SumsAndViews.refresh(company.database(), UTC);
    }

    @ParameterizedTest
    @EachDialect
    void a_project_has_the_hours_of_its_weeks_who_did_them_and_its_latest_events(Dialect dialect) {
        start(dialect);
        work();

        ProjectOverview engine = projects.project(PeopleScope.EVERYBODY, "w1", "p1").orElseThrow();
        assertThat(engine.name()).isEqualTo("Engine");
        assertThat(engine.clientName()).isEqualTo("Globex");
        assertThat(engine.estimateSeconds()).isEqualTo(36_000);
        assertThat(engine.rates()).isEqualTo(new ProjectOverview.Rates(10_000L, null, 500_000L, null, "EUR"));
        WorkOverview work = engine.work();
        assertThat(work.weeks()).hasSize(26).endsWith(monday);
        ProjectSums sums = work.projects().get(0);
        assertThat(sums.weeks().get(0)).isEqualTo(3 * HOUR);
        assertThat(sums.weeks().get(23)).isEqualTo(4 * HOUR + HOUR);
        assertThat(sums.weeks().get(24)).isEqualTo(2 * HOUR + HOUR);
        assertThat(sums.seconds()).isEqualTo(11 * HOUR);
        assertThat(sums.allSeconds()).isEqualTo(16 * HOUR);
        assertThat(work.people()).containsExactly(
                new Contributor("e2", "Bob Babbage", "Dev", false, 6 * HOUR, monday.minusWeeks(1)),
                new Contributor("e1", "Ada Lovelace", "Ops", false, 5 * HOUR, monday.minusWeeks(1)));
        assertThat(work.latest()).extracting(Event::timeEntryId).containsExactly("t1", "t7", "t3", "t2", "t4");
        assertThat(work.staleDays()).isZero();

        assertThat(projects.project(PeopleScope.EVERYBODY, "w1", "p3").orElseThrow().rates()).isNull();
        assertThat(projects.project(PeopleScope.EVERYBODY, "w1", "nothing")).isEmpty();
        assertThat(projects.project(PeopleScope.EVERYBODY, "w2", "p1")).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void a_restricted_scope_has_only_its_own_work_and_no_project_without_any(Dialect dialect) {
        start(dialect);
        work();

        WorkOverview work = projects.project(ADA, "w1", "p1").orElseThrow().work();
        assertThat(work.projects().get(0).allSeconds()).isEqualTo(5 * HOUR);
        assertThat(work.people()).extracting(Contributor::employeeId).containsExactly("e1");
        assertThat(work.latest()).extracting(Event::timeEntryId).containsExactly("t1", "t2");
        assertThat(projects.project(ADA, "w1", "p2")).isEmpty();
        assertThat(projects.project(new PeopleScope(Set.of()), "w1", "p1")).isEmpty();

        // long ago is enough, and so is a timer
        assertThat(projects.project(new PeopleScope(Set.of("e2")), "w1", "p2").orElseThrow().work().latest()).extracting(Event::timeEntryId).containsExactly("t5");
        running("t8", "u1", company.database().now().minusSeconds(60), "p2");
        assertThat(projects.project(ADA, "w1", "p2").orElseThrow().work().latest()).extracting(Event::timeEntryId).containsExactly("t8");
    }

    @ParameterizedTest
    @EachDialect
    void a_client_has_its_projects_those_with_the_most_work_first(Dialect dialect) {
        start(dialect);
        work();

        ClientOverview globex = projects.client(PeopleScope.EVERYBODY, "w1", "c1").orElseThrow();
        assertThat(globex.name()).isEqualTo("Globex");
        assertThat(globex.work().projects()).extracting(ProjectSums::id, ProjectSums::seconds, ProjectSums::allSeconds)
                .containsExactly(tuple("p1", 11 * HOUR, 16 * HOUR), tuple("p2", HOUR, 7 * HOUR));
        assertThat(globex.work().people()).extracting(Contributor::name, Contributor::employeeId)
                .containsExactly(tuple("Bob Babbage", "e2"), tuple("Ada Lovelace", "e1"), tuple("Eve", null));
        assertThat(projects.client(ADA, "w1", "c1").orElseThrow().work().projects()).extracting(ProjectSums::id).containsExactly("p1");
        assertThat(projects.client(new PeopleScope(Set.of("e3")), "w1", "c1")).isEmpty();
        assertThat(projects.client(PeopleScope.EVERYBODY, "w1", "nothing")).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void home_has_who_is_in_who_is_away_and_the_week_of_each_team(Dialect dialect) {
        start(dialect);
        entry("t1", "u1", at(monday, 0), Duration.ofHours(2), "p1");
        entry("t2", "u5", at(monday, 0), Duration.ofHours(2), "p1");
        Instant since = company.database().now().minusSeconds(7200).truncatedTo(ChronoUnit.SECONDS);
        running("t3", "u2", since, "p1");
        running("t4", "u5", since.minusSeconds(60), "p1");
        company.jdbc().sql("update clockify_workspace set working_days = '[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]'").update();
        SumsAndViews.refresh(company.database(), UTC);
        new PeopleCalendar(company.database()).ensure(UTC, BigDecimal.valueOf(35));
        new SchemaRows(company.database()).insert("clockify_stream", "workspace_id", "w1", "stream", "time_off_request", "read_at", since, "status", "read");
        company.database().insert("clockify_time_off_request", company.database().row("workspace_id", "w1", "id", "r1", "user_id", "u3",
                "status", "APPROVED", "unit", "DAYS", "half_day", false, "starts_at", at(today, 0), "ends_at", at(today.plusDays(1), 0).minusMillis(1),
                "first_seen_at", since, "changed_at", since, "generation", 1));

        HomeOverview everybody = home.home(PeopleScope.EVERYBODY);
        int day = today.getDayOfWeek().ordinal();
        assertThat(everybody.days()).hasSize(7).startsWith(monday);
        assertThat(everybody.teams()).extracting(TeamWeek::team, TeamWeek::people).containsExactly(tuple("Dev", 2), tuple("Ops", 1), tuple(null, 1));
        TeamWeek ops = everybody.teams().get(1);
        assertThat(ops.logged()).startsWith(2 * HOUR).filteredOn(seconds -> seconds > 0).hasSize(1);
        assertThat(ops.expected()).hasSize(7).containsOnly(5 * HOUR);
        assertThat(everybody.teams().get(0).expected().get(day)).isEqualTo(5 * HOUR);
        assertThat(everybody.in()).extracting(HomeOverview.Present::employeeId).contains("e2").doesNotContain("e3", "e4");
        assertThat(everybody.in()).filteredOn(one -> one.employeeId().equals("e2")).extracting(HomeOverview.Present::since).containsExactly(since);
        assertThat(everybody.away()).containsExactly(new HomeOverview.Away("e3", "Cem Curie", "Dev", false, true, 5 * HOUR));
        assertThat(everybody.running()).isEqualTo(new HomeOverview.Running(2, since.minusSeconds(60), null));
        assertThat(everybody.employees()).isEqualTo(4);
        assertThat(everybody.hasReport()).isTrue();

        HomeOverview ada = home.home(ADA);
        assertThat(ada.teams()).extracting(TeamWeek::team).containsExactly("Ops");
        assertThat(ada.teams().get(0)).isEqualTo(ops);
        assertThat(ada.away()).isEmpty();
        assertThat(ada.running()).isEqualTo(new HomeOverview.Running(0, null, null));
        assertThat(home.home(new PeopleScope(Set.of())).teams()).isEmpty();
        assertThat(List.of(home.home(new PeopleScope(Set.of("e2"))).running())).containsExactly(new HomeOverview.Running(1, since, "Bob Babbage"));
    }
}
