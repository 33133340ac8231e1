package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.entries.ActivitySums;
import io.camelhub.clockify.entries.SumsAndViews;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.LoggedNothing.Idle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

@Tag("slow")
class ActivityQueryTest {

    private static final LocalDate FROM = LocalDate.parse("2026-01-05");
    private static final LocalDate TO = LocalDate.parse("2026-02-03");

    private static final ZoneId UTC = ZoneId.of("UTC");

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
        set("t3", "project_id = 'p2', project_name = 'Rocket', client_id = 'c1', client_name = 'Globex'");
        company.jdbc().sql("insert into clockify_client (workspace_id, id, name) values ('w1', 'c1', 'Globex')").update();
        company.jdbc().sql("insert into clockify_project (workspace_id, id, name, client_id) values "
                + "('w1', 'p1', 'Engine', null), ('w1', 'p2', 'Rocket', 'c1')").update();
        summedUp();
    }

    private void summedUp() {
        SumsAndViews.refresh(company.database(), UTC);
        query = new ActivityQuery(company.database(), new ActivitySums(company.database(), () -> UTC));
    }

    private void set(String entry, String values) {
        company.jdbc().sql("update clockify_time_entry set " + values + " where id = '" + entry + "'").update();
        company.changed("w1", entry);
    }

    /** What the views say, by period and whom or what. */
    private Map<String, Long> views(Unit unit, By by, LocalDate from, LocalDate to) {
        Map<String, Long> seconds = new TreeMap<>();
        company.jdbc().sql("select * from clockify_activity_daily where calendar_day between :from and :to").param("from", from).param("to", to)
                .query(row -> {
                    boolean unmatched = row.getString("employee_id") == null;
                    String key = switch (by) {
                        case TEAM -> unmatched ? "UNMATCHED" : row.getString("team");
                        case EMPLOYEE -> unmatched ? "UNMATCHED" : row.getString("employee_id");
                        case PROJECT -> row.getString("project_id");
                        case CLIENT -> row.getString("client_id");
                    };
                    seconds.merge(unit.start(row.getObject("calendar_day", LocalDate.class)) + " " + (key == null ? "NONE" : key),
                            row.getLong("seconds"), Long::sum);
                });
        return seconds;
    }

    private Map<String, Long> answered(ActivityFilter filter) {
        Map<String, Long> seconds = new TreeMap<>();
        Activity activity = query.activity(filter);
        activity.series().forEach(series -> {
            assertThat(series.seconds()).hasSize(activity.periods().size());
            assertThat(series.totalSeconds()).isEqualTo(series.seconds().stream().mapToLong(Long::longValue).sum());
            for (int i = 0; i < activity.periods().size(); i++) {
                if (series.seconds().get(i) > 0) {
                    seconds.put(activity.periods().get(i) + " " + (series.kind() == Kind.ONE ? series.key() : series.kind()),
                            series.seconds().get(i));
                }
            }
        });
        return seconds;
    }

    @ParameterizedTest
    @EachDialect
    void by_whatever_and_from_any_day_to_any_the_answer_is_that_of_the_views(Dialect dialect) {
        start(dialect);
        Random random = new Random(7);
        for (int i = 10; i < 130; i++) {
            Instant from = Instant.parse("2025-12-20T00:00:00Z").plusSeconds(random.nextInt(80 * 86_400));
            company.entry("w1", "t" + i, "u" + (1 + random.nextInt(5)), from.toString(), from.plusSeconds(random.nextInt(30_000)).toString(), "x");
            if (i % 3 == 0) {
                set("t" + i, i % 2 == 0 ? "type = 'BREAK'" : "project_id = 'p2', project_name = 'Rocket', client_id = 'c1', client_name = 'Globex'");
            }
        }
        summedUp();
        for (Unit unit : Unit.values()) {
            for (By by : By.values()) {
                for (String days : List.of("2026-01-01/2026-01-31", "2025-12-01/2026-02-28", "2026-01-31/2026-03-01", "2026-01-07/2026-01-20",
                        "2026-01-31/2026-02-01", "2026-02-01/2026-02-01", "2025-12-25/2026-03-08")) {
                    LocalDate from = LocalDate.parse(days.split("/")[0]);
                    LocalDate to = LocalDate.parse(days.split("/")[1]);
                    assertThat(answered(ActivityFilter.of(PeopleScope.EVERYBODY, from, to, unit, by))).as("%s by %s and %s", days, unit, by)
                            .isEqualTo(views(unit, by, from, to));
                }
            }
        }
    }

    @ParameterizedTest
    @EachDialect
    void what_changed_is_in_the_answer_and_a_match_that_is_made_today_holds_for_the_past(Dialect dialect) {
        start(dialect);
        set("t1", "project_id = 'p2'");
        company.employee("e5", "Eve Euler", "eve@else.com", "Ops", null).roster();
        new People(company.database(), PeopleOptions::standard).matchAll();

        assertThat(totals(all(Unit.DAY, By.PROJECT))).contains("p2 18000");
        assertThat(totals(all(Unit.MONTH, By.TEAM))).contains("Ops 11400");
        assertThat(query.activity(all(Unit.DAY, By.TEAM)).staleDays()).isZero();
    }

    private static ActivityFilter all(Unit unit, By by) {
        return ActivityFilter.of(PeopleScope.EVERYBODY, FROM, TO, unit, by);
    }

    @ParameterizedTest
    @EachDialect
    void work_is_summed_up_by_month_and_team_within_the_days_asked_for(Dialect dialect) {
        start(dialect);

        Activity activity = query.activity(all(Unit.MONTH, By.TEAM));

        assertThat(activity.zone()).isEqualTo("UTC");
        assertThat(activity.periods()).containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"));
        assertThat(activity.series()).containsExactlyInAnyOrder(
                new Series(Kind.ONE, "Ops", "Ops", List.of(7200L, 3600L), 10_800, 3600, List.of("Engine")),
                new Series(Kind.ONE, "Dev", "Dev", List.of(3600L, 7200L), 10_800, 10_800, List.of("Rocket")),
                new Series(Kind.NONE, null, null, List.of(0L, 1800L), 1800, 1800, List.of("Engine")),
                new Series(Kind.UNMATCHED, null, null, List.of(0L, 600L), 600, 600, List.of("Engine")));
        assertThat(activity.series()).extracting(Series::totalSeconds).containsExactly(10_800L, 10_800L, 1800L, 600L);
    }

    @ParameterizedTest
    @EachDialect
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
    @EachDialect
    void who_logged_nothing_is_named_with_what_else_is_known(Dialect dialect) {
        start(dialect);
        set("t4", "type = 'HOLIDAY'");

        for (Unit unit : Unit.values()) {
            for (By by : By.values()) {
                assertThat(query.activity(all(unit, by)).loggedNothing()).as("by %s and %s", unit, by).isEqualTo(new LoggedNothing(List.of(
                        new Idle("e3", "Cem Curie", "Dev", false, false), new Idle("e4", "Dan Darwin", null, true, true)), 0));
            }
        }
        assertThat(loggedNothing(ActivityFilter.of(new PeopleScope(Set.of("e3")), FROM, TO, Unit.DAY, By.TEAM))).containsExactly("e3");
        assertThat(loggedNothing(ActivityFilter.of(PeopleScope.EVERYBODY, FROM, LocalDate.parse("2026-01-30"), Unit.WEEK, By.TEAM)))
                .containsExactlyInAnyOrder("e2", "e3", "e4");
        assertThat(loggedNothing(new ActivityFilter(PeopleScope.EVERYBODY, FROM, TO, Unit.DAY, By.PROJECT, "other", null, null, "p2", null)))
                .as("whoever worked on anything else is no idler").containsExactly("e3", "e4");
    }

    private List<String> loggedNothing(ActivityFilter filter) {
        return query.activity(filter).loggedNothing().employees().stream().map(Idle::id).toList();
    }
}
