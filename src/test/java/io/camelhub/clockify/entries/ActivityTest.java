package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.settings.PeopleOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@Tag("slow")
class ActivityTest {

    private static final String DAILY = "select calendar_day, employee_id, team, project_name, billable, seconds, entries "
            + "from clockify_activity_daily order by 1, 2";

    private Company company;

    private void start(Dialect dialect) {
        company = new Company(dialect).employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null);
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada");
        new People(company.database(), PeopleOptions::standard).matchAll();
    }

    @ParameterizedTest
    @EachDialect
    void an_entry_across_midnight_is_divided_and_no_second_is_lost(Dialect dialect) {
        start(dialect);
        company.entry("w1", "t1", "u1", "2026-01-30T22:00:00Z", "2026-02-02T01:30:00Z", "long")
                .entry("w1", "t2", "u1", "2026-01-30T10:00:00Z", "2026-01-30T11:00:00Z", "short")
                .entry("w1", "t3", "u1", "2026-01-30T00:00:00Z", "2026-01-30T00:00:00Z", "no length")
                .entry("w1", "t4", "u1", "2026-01-31T23:00:00Z", "2026-02-01T00:00:00Z", "to midnight");

        new ActivityDays(company.database()).ensure(ZoneId.of("UTC"));

        assertThat(plain(DAILY)).containsExactly(
                "2026-01-30|e1|Ops|Engine|true|10800|3",
                "2026-01-31|e1|Ops|Engine|true|90000|2",
                "2026-02-01|e1|Ops|Engine|true|86400|1",
                "2026-02-02|e1|Ops|Engine|true|5400|1");
        assertThat(plain("select week_start, seconds, entries from clockify_activity_weekly order by 1"))
                .containsExactly("2026-01-26|187200|4", "2026-02-02|5400|1");
        assertThat(plain("select month_start, seconds, entries from clockify_activity_monthly order by 1"))
                .containsExactly("2026-01-01|100800|4", "2026-02-01|91800|1");
        assertThat(company.rows("select sum(duration_seconds) from clockify_time_entry"))
                .isEqualTo(company.rows("select sum(seconds) from clockify_activity_daily"));
    }

    @ParameterizedTest
    @EachDialect
    void days_are_cut_in_the_zone_of_the_setting_on_the_days_of_the_clock_change_too(Dialect dialect) {
        start(dialect);
        company.entry("w1", "t1", "u1", "2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z", "spring")
                .entry("w1", "t2", "u1", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "autumn");
        ActivityDays days = new ActivityDays(company.database());
        days.ensure(ZoneId.of("UTC"));

        days.ensure(ZoneId.of("Europe/Vienna"));

        assertThat(plain("select calendar_day, seconds from clockify_activity_daily order by 1")).containsExactly(
                "2026-03-28|1800", "2026-03-29|82800", "2026-03-30|1800", "2026-10-25|90000");
        assertThat(days.ensure(ZoneId.of("Europe/Vienna"))).isZero();
    }

    @ParameterizedTest
    @EachDialect
    void an_entry_over_several_days_keeps_every_second_where_clocks_change_at_another_hour(Dialect dialect) {
        start(dialect);
        // New York: 2026-03-08 has 23 hours, 2026-11-01 has 25; midnight is at 5 o'clock UTC in winter, at 4 in summer
        company.entry("w1", "t1", "u1", "2026-03-07T20:00:00Z", "2026-03-09T10:00:00Z", "spring")
                .entry("w1", "t2", "u1", "2026-10-31T20:00:00Z", "2026-11-02T10:00:00Z", "autumn")
                .entry("w1", "t3", "u1", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "in the hour that comes twice")
                .entry("w1", "t4", "u1", "2026-03-09T03:59:59Z", "2026-03-09T04:00:01Z", "a second on each side");

        new ActivityDays(company.database()).ensure(ZoneId.of("America/New_York"));

        assertThat(plain("select calendar_day, seconds, entries from clockify_activity_daily order by 1")).containsExactly(
                "2026-03-07|32400|1", "2026-03-08|" + (23 * 3600 + 1) + "|2", "2026-03-09|21601|2",
                "2026-10-31|28800|1", "2026-11-01|" + (25 * 3600 + 3600) + "|2", "2026-11-02|18000|1");
        assertThat(plain("select week_start, entries from clockify_activity_weekly order by 1"))
                .containsExactly("2026-03-02|2", "2026-03-09|2", "2026-10-26|2", "2026-11-02|1");
        for (String view : List.of("daily", "weekly", "monthly")) {
            assertThat(company.rows("select sum(seconds) from clockify_activity_" + view))
                    .isEqualTo(company.rows("select sum(duration_seconds) from clockify_time_entry"));
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_day_has_23_and_25_hours_in_berlin(Dialect dialect) {
        start(dialect);
        company.entry("w1", "t1", "u1", "2026-03-28T22:00:00Z", "2026-03-30T22:00:00Z", "spring")
                .entry("w1", "t2", "u1", "2026-10-24T21:00:00Z", "2026-10-26T00:00:00Z", "autumn");

        new ActivityDays(company.database()).ensure(ZoneId.of("Europe/Berlin"));

        assertThat(plain("select calendar_day, seconds from clockify_activity_daily order by 1")).containsExactly(
                "2026-03-28|3600", "2026-03-29|82800", "2026-03-30|86400",
                "2026-10-24|3600", "2026-10-25|90000", "2026-10-26|3600");
    }

    @ParameterizedTest
    @EachDialect
    void running_deleted_and_absent_time_is_left_out_and_an_unknown_user_counts_as_nobody(Dialect dialect) {
        start(dialect);
        company.entry("w1", "t1", "u1", "2026-01-01T08:00:00Z", null, "running")
                .entry("w1", "t2", "u1", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "deleted")
                .entry("w1", "t3", "u1", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "holiday")
                .entry("w1", "t4", "u1", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "time off")
                .entry("w1", "t5", "u9", "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "work");
        company.jdbc().sql("update clockify_time_entry set deleted_at = started_at where id = 't2'").update();
        company.jdbc().sql("update clockify_time_entry set type = 'HOLIDAY' where id = 't3'").update();
        company.jdbc().sql("update clockify_time_entry set type = 'TIME_OFF' where id = 't4'").update();
        company.jdbc().sql("update clockify_time_entry set type = 'REGULAR' where id = 't5'").update();

        new ActivityDays(company.database()).ensure(ZoneId.of("UTC"));

        assertThat(plain(DAILY)).containsExactly("2026-01-01|null|null|Engine|true|3600|1");
    }

    @ParameterizedTest
    @EachDialect
    void days_are_added_as_entries_reach_further(Dialect dialect) {
        start(dialect);
        ActivityDays days = new ActivityDays(company.database());
        int aYear = days.ensure(ZoneId.of("UTC"));
        assertThat(aYear).isBetween(366, 367);
        Instant today = company.database().now();
        company.entry("w1", "t1", "u1", today.minusSeconds(10 * 86_400).toString(), today.minusSeconds(9 * 86_400).toString(), "x");

        assertThat(days.ensure(ZoneId.of("UTC"))).isEqualTo(10);
        assertThat(days.ensure(ZoneId.of("UTC"))).isZero();
        assertThat(company.rows("select sum(seconds) from clockify_activity_daily")).containsExactly("86400");
    }

    @ParameterizedTest
    @EachDialect
    void after_a_sync_days_are_added_for_its_workspace_alone_and_another_zone_is_left_to_the_upkeep(Dialect dialect) {
        start(dialect);
        ActivityDays days = new ActivityDays(company.database());
        days.ensure(ZoneId.of("UTC"));
        Instant today = company.database().now();
        company.entry("w1", "t1", "u1", today.minus(Duration.ofDays(10)).toString(), today.minus(Duration.ofDays(9)).toString(), "x")
                .entry("w2", "t2", "u1", today.minus(Duration.ofDays(20)).toString(), today.minus(Duration.ofDays(19)).toString(), "x");

        assertThat(days.ensure(ZoneId.of("UTC"), "w1")).isEqualTo(10);
        assertThat(days.ensure(ZoneId.of("UTC"), "w2")).isEqualTo(10);
        assertThat(days.ensure(ZoneId.of("UTC"))).isZero();

        assertThat(days.ensure(ZoneId.of("Europe/Vienna"), "w1")).isZero();
        assertThat(days.ensure(ZoneId.of("Europe/Vienna"))).isGreaterThanOrEqualTo(20 + 366);
        assertThat(company.rows("select sum(seconds) from clockify_activity_daily")).containsExactly("172800");
    }

    @Test
    void days_have_no_gap_where_nothing_was_worked_for_so_long_that_they_had_ended() {
        start(Dialect.H2);
        ActivityDays days = new ActivityDays(company.database());
        Instant today = company.database().now();
        entryOfAnHour("t1", today.minus(Duration.ofDays(900)));
        days.ensure(ZoneId.of("UTC"));
        company.jdbc().sql("delete from clockify_day where calendar_day > current_date - 500").update();
        company.jdbc().sql("delete from clockify_time_entry").update();

        entryOfAnHour("t2", today.minus(Duration.ofDays(100)));
        days.ensure(ZoneId.of("UTC"));
        entryOfAnHour("t3", today.minus(Duration.ofDays(300)));
        days.ensure(ZoneId.of("UTC"));

        assertThat(company.rows("select sum(seconds) from clockify_activity_daily")).containsExactly("7200");
    }

    private void entryOfAnHour(String id, Instant from) {
        company.entry("w1", id, "u1", from.toString(), from.plusSeconds(3600).toString(), "x");
    }

    /** With billable told in one way by all databases. */
    private List<String> plain(String sql) {
        return company.rows(sql).stream()
                .map(row -> row.replace("Engine|t|", "Engine|true|").replace("Engine|TRUE|", "Engine|true|")
                        .replace("Engine|1|", "Engine|true|"))
                .toList();
    }
}
