package io.camelhub.clockify.query.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.activity.ActivityDays;
import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.activity.Activity.Kind;
import io.camelhub.clockify.query.activity.Activity.Series;
import io.camelhub.clockify.query.activity.LoggedNothing.Idle;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityQueryTest {

    private static final LocalDate FROM = LocalDate.parse("2026-01-05");
    private static final LocalDate TO = LocalDate.parse("2026-02-03");

    private Company company;
    private ActivityQuery query;

    private void start(Dialect dialect) {
        company = new Company(dialect)
                .employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null)
                .employee("e2", "Bob Babbage", "bob@acme.com", "Dev", null)
                .employee("e3", "Cem Curie", "cem@acme.com", "Dev", null)
                .employee("e4", "Dan Darwin", "dan@acme.com");
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada").user("w1", "u2", "bob@acme.com", "Bob")
                .user("w1", "u4", "dan@acme.com", "Dan").user("w1", "u5", "eve@else.com", "Eve");
        new People(company.database(), PeopleOptions::standard).matchAll();
        company.entry("w1", "t1", "u1", "2026-01-05T08:00:00Z", "2026-01-05T10:00:00Z", "x")
                .entry("w1", "t2", "u1", "2026-02-03T08:00:00Z", "2026-02-03T09:00:00Z", "x")
                .entry("w1", "t3", "u2", "2026-01-31T23:00:00Z", "2026-02-01T02:00:00Z", "x")
                .entry("w1", "t4", "u4", "2026-02-01T08:00:00Z", "2026-02-01T08:30:00Z", "x")
                .entry("w1", "t5", "u5", "2026-02-01T08:00:00Z", "2026-02-01T08:10:00Z", "x")
                .entry("w1", "t6", "u1", "2026-01-04T08:00:00Z", "2026-01-04T10:00:00Z", "a day too early")
                .entry("w1", "t7", "u1", "2026-02-04T08:00:00Z", "2026-02-04T10:00:00Z", "a day too late");
        set("t1", "billable = false");
        set("t2", "project_id = null, project_name = null");
        set("t3", "client_id = 'c1', client_name = 'Globex'");
        new ActivityDays(company.database()).ensure(ZoneId.of("UTC"));
        query = new ActivityQuery(company.database());
    }

    private void set(String entry, String values) {
        company.jdbc().sql("update clockify_time_entry set " + values + " where id = '" + entry + "'").update();
    }

    private static ActivityFilter all(Unit unit, By by) {
        return ActivityFilter.of(PeopleScope.EVERYBODY, FROM, TO, unit, by);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void work_is_summed_up_by_month_and_team_within_the_days_asked_for(Dialect dialect) {
        start(dialect);

        Activity activity = query.activity(all(Unit.MONTH, By.TEAM));

        assertThat(activity.zone()).isEqualTo("UTC");
        assertThat(activity.periods()).containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"));
        assertThat(activity.series()).containsExactlyInAnyOrder(
                new Series(Kind.ONE, "Ops", "Ops", List.of(7200L, 3600L), 10_800, 3600, List.of("Engine")),
                new Series(Kind.ONE, "Dev", "Dev", List.of(3600L, 7200L), 10_800, 10_800, List.of("Engine")),
                new Series(Kind.NONE, null, null, List.of(0L, 1800L), 1800, 1800, List.of("Engine")),
                new Series(Kind.UNMATCHED, null, null, List.of(0L, 600L), 600, 600, List.of("Engine")));
        assertThat(activity.series()).extracting(Series::totalSeconds).containsExactly(10_800L, 10_800L, 1800L, 600L);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_filter_leaves_what_is_asked_for(Dialect dialect) {
        start(dialect);
        assertThat(totals(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.DAY, By.EMPLOYEE, "acme", "Ops", null, null, null)))
                .containsExactly("e1 10800");
        assertThat(totals(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.WEEK, By.EMPLOYEE, null, null, "e2", null, null)))
                .containsExactly("e2 10800");
        assertThat(totals(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.DAY, By.EMPLOYEE, null, null, "e1", "Engine", null)))
                .containsExactly("e1 7200");
        assertThat(totals(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.DAY, By.CLIENT, null, null, null, null, "Globex")))
                .containsExactly("c1 10800");
        assertThat(totals(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.DAY, By.PROJECT, "zeta", null, null, null, null)))
                .isEmpty();
        assertThat(totals(new ActivityFilter(new PeopleScope(Set.of("e1", "e4")), FROM, TO, Unit.DAY, By.PROJECT, null, null, null, null, null)))
                .containsExactly("p1 9000", "null 3600");
        assertThat(totals(new ActivityFilter(new PeopleScope(Set.of()), FROM, TO, Unit.DAY, By.TEAM, null, null, null, null, null)))
                .isEmpty();
    }

    private List<String> totals(ActivityFilter filter) {
        return query.activity(filter).series().stream().map(series -> series.key() + " " + series.totalSeconds()).toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void who_logged_nothing_is_named_with_what_else_is_known(Dialect dialect) {
        start(dialect);
        set("t4", "type = 'HOLIDAY'");

        assertThat(query.loggedNothing(PeopleScope.EVERYBODY, FROM, TO)).isEqualTo(new LoggedNothing(List.of(
                new Idle("e3", "Cem Curie", "Dev", false, false), new Idle("e4", "Dan Darwin", null, true, true)), 0));
        assertThat(query.loggedNothing(new PeopleScope(Set.of("e3")), FROM, TO).employees()).extracting(Idle::id).containsExactly("e3");
        assertThat(query.loggedNothing(PeopleScope.EVERYBODY, FROM, LocalDate.parse("2026-01-30")).employees())
                .extracting(Idle::id).containsExactlyInAnyOrder("e2", "e3", "e4");
    }
}
