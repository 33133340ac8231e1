package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings about people, through the routes; an edit counts without a restart. */
class PeopleSettingsTest {

    private final World world = World.builder().seed(97).people(3).entries(30).from(Instant.now().minus(Duration.ofDays(20))).build();

    private static void edit(Hub hub, String property, String value) {
        hub.context().getPropertiesComponent().addOverrideProperty(property, value);
    }

    private static Object matched(Hub hub, String user) {
        return hub.rows("select employee_id from clockify_user where id = '" + user + "'").get(0).get("EMPLOYEE_ID");
    }

    @Test
    void descriptions_stay_out_until_the_setting_lets_them_in() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.keep-descriptions", "never"))) {
            hub.sync();
            assertThat(hub.count("select count(*) from clockify_time_entry")).isPositive();
            assertThat(hub.count("select count(*) from clockify_time_entry where description is not null")).isZero();

            edit(hub, "clockify.keep-descriptions", "for ever");
            hub.execute("delete from clockify_window");
            hub.sync();

            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void days_are_cut_in_the_zone_of_the_setting() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.day-zone", "Europe/Berlin"))) {
            hub.sync();
            assertThat(hub.rows("select distinct zone from clockify_day").toString()).contains("Europe/Berlin");

            edit(hub, "clockify.day-zone", "Asia/Tokyo");
            hub.sync();

            assertThat(hub.rows("select distinct zone from clockify_day")).singleElement().asString().contains("Asia/Tokyo");
        }
    }

    @Test
    void what_is_due_in_a_week_follows_the_settings_of_its_hours_and_of_the_zone() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.day-zone", "Europe/Berlin"))) {
            hub.sync();
            hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'Zed Zephyr', true, now())");
            String week = "select count(*) from clockify_expected_week where employee_id = 'e1' and week_start = (select week_start from"
                    + " clockify_day where calendar_day = current_date)"
                    + " and expected_seconds = ";
            assertThat(hub.count(week + 40 * 3600)).isOne();
            assertThat(hub.rows("select named from clockify_calendar where zone = ''").toString()).contains("Europe/Berlin");

            edit(hub, "clockify.people.week-hours", "38.5");
            edit(hub, "clockify.day-zone", "Asia/Tokyo");
            hub.sync();

            assertThat(hub.count(week + 138_600)).isOne();
            assertThat(hub.rows("select named from clockify_calendar where zone = ''").toString()).contains("Asia/Tokyo");
        }
    }

    @Test
    void a_class_of_suggestions_is_accepted_where_the_setting_names_it() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            hub.sync();
            hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'Zed Zephyr', true, now())");
            hub.execute("insert into clockify_employee_email (employee_id, position, email, email_key)"
                    + " values ('e1', 0, 'zed@zephyr.example', 'zed@zephyr.example')");
            People people = hub.context().getRegistry().lookupByNameAndType("clockifyPeople", People.class);
            people.storeUsers(world.workspaceId(), List.of(
                    new ClockifyUser("u1", "zed+work@zephyr.example", "Zed Zephyr", "ACTIVE", "ACTIVE")));
            String matched = "select count(*) from clockify_user where id = 'u1' and employee_id = 'e1'";
            people.matchAll();
            assertThat(hub.count(matched)).isZero();

            edit(hub, "clockify.people.accept-suggestions", "plus-tag");
            people.matchAll();

            assertThat(hub.count(matched)).isOne();
        }
    }

    /** A sync does not read the roster where nothing changed: whatever changes it, on another node too, is seen by the next. */
    @Test
    void a_sync_matches_by_what_changed_since_the_last_one_of_roster_users_and_settings() {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String user = world.keyOwner(World.ADMIN);
        world.changePerson(user, "Zed Zephyr", "zed+work@zephyr.example");
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            Database another = new Database(hub.database().dataSource(), clock::instant);
            hub.sync();
            assertThat(matched(hub, user)).isNull();

            new Roster(another).refresh(List.of(Map.of("id", "e1", "full_name", "Zed Zephyr", "email", "zed@zephyr.example")));
            hub.sync();
            assertThat(matched(hub, user)).isNull();

            edit(hub, "clockify.people.accept-suggestions", "plus-tag");
            hub.sync();
            assertThat(matched(hub, user)).isEqualTo("e1");

            new Roster(another).refresh(List.of(
                    Map.of("id", "e1", "full_name", "Zed Zephyr", "email", "zed@zephyr.example"),
                    Map.of("id", "e2", "full_name", "Zed Zephyr", "email", "zed+work@zephyr.example")));
            hub.sync();
            assertThat(matched(hub, user)).isEqualTo("e2");

            world.changePerson(user, "Zed Zephyr", "zed@zephyr.example");
            clock.advance(Duration.ofHours(25));
            hub.sync();
            assertThat(matched(hub, user)).isEqualTo("e1");
        }
    }

    @Test
    void a_statement_for_the_roster_that_fails_is_reported_and_holds_up_no_time_entry() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.employees.query", "select id, email, full_name from staff"))) {
            hub.execute("create table staff (id int, email text, full_name clob)");
            hub.execute("insert into staff values (1, 'ada@acme.example', 'Ada Lovelace')");
            hub.sync();
            String roster = "select e.id, e.full_name, m.email_key from clockify_employee e"
                    + " join clockify_employee_email m on m.employee_id = e.id where e.active";
            assertThat(hub.rows(roster)).singleElement().asString().contains("Ada Lovelace", "ada@acme.example");

            hub.execute("drop table staff");
            hub.execute("delete from clockify_time_entry");
            hub.execute("delete from clockify_window");

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("partial");
                assertThat(run.error()).contains("clockify.employees.query", "STAFF", "the employees stay as they were");
            });
            assertThat(hub.rows(roster)).hasSize(1);
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void the_views_of_activity_show_what_is_stored_while_the_rest_waits_for_the_budget() {
        World year = World.builder().seed(97).people(3).entries(300).plan(Plan.FREE).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(year);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.requests-per-hour", "10"))) {
            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("waiting");

            assertThat(hub.count("select sum(seconds) from clockify_activity_daily")).isPositive()
                    .isEqualTo(hub.count("select sum(duration_seconds) from clockify_time_entry"
                            + " where coalesce(type, 'REGULAR') = 'REGULAR'"));
        }
    }

    @Test
    void descriptions_are_dropped_in_time_though_the_key_is_refused() {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        World later = World.builder().seed(97).people(3).entries(30).clock(clock).from(clock.instant().minus(Duration.ofDays(20))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(later);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.keep-descriptions", "30d"), clock::instant)) {
            hub.sync();
            String described = "select count(*) from clockify_time_entry where description is not null";
            assertThat(hub.count(described)).isPositive();

            edit(hub, "clockify.integrations.acme.api-key", "refused");
            clock.advance(Duration.ofDays(31));
            hub.sync();

            assertThat(hub.failures()).hasSize(1);
            assertThat(hub.count(described)).isZero();
        }
    }
}
