package io.camelhub.clockify.entries;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.people.Company;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** The views of expected time, with figures worked out by hand. The week of most tests is that of Monday, 2nd of March 2026. */
@Tag("slow")
class ExpectedTimeTest {

    private static final BigDecimal FORTY = new BigDecimal("40");

    private Company company;
    private Database database;
    private SchemaRows rows;

    private void start(Dialect dialect) {
        company = new Company(dialect);
        database = company.database();
        rows = new SchemaRows(database);
    }

    /** An employee who is the user of the same number. */
    private void person(String number, String zone, Object... more) {
        List<Object> row = new ArrayList<>(List.of("id", "e" + number, "full_name", "Person " + number, "team", "Ops", "active", true));
        row.addAll(List.of(more));
        rows.insert("clockify_employee", row.toArray());
        user("w1", number, zone);
    }

    private void user(String workspace, String number, String zone) {
        rows.insert("clockify_user", "workspace_id", workspace, "id", "u" + number, "employee_id", "e" + number, "time_zone", zone);
    }

    private void workspace(String id, String workingDays) {
        rows.insert("clockify_workspace", "id", id, "name", "Workspace " + id, "working_days", workingDays);
    }

    private void reads(String workspace, String... streams) {
        for (String stream : streams) {
            rows.insert("clockify_stream", "workspace_id", workspace, "stream", stream, "read_at", SchemaRows.THEN, "status", "read");
        }
    }

    private void entry(String number, String from, String to) {
        company.entry("w1", "t" + from + number, "u" + number, from, to, "work");
    }

    /** Where nothing was logged, the calendar reaches back to today only. */
    private void calendar(String zone) {
        company.entry("w9", "first", "nobody", "2026-02-02T08:00:00Z", "2026-02-02T08:00:00Z", "the first of all");
        new ActivityDays(database).ensure(ZoneId.of(zone));
        new PeopleCalendar(database).ensure(ZoneId.of(zone), FORTY);
    }

    private static Date day(String day) {
        return Date.valueOf(day);
    }

    /** Seconds as hours, times without what all of them have. */
    private List<String> hours(String columns, String from) {
        return company.jdbc().sql("select " + columns + " " + from).query((row, index) -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String name = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
                String text = row.getString(i);
                if (text == null) {
                    cells.add("-");
                } else if (name.endsWith("_seconds")) {
                    cells.add(new BigDecimal(text).movePointRight(2).divide(BigDecimal.valueOf(3600)).movePointLeft(2).stripTrailingZeros().toPlainString());
                } else if (name.startsWith("is_") || name.startsWith("past_") || name.startsWith("working_")) {
                    cells.add(row.getBoolean(i) ? "yes" : "no");
                } else if (name.endsWith("_start") && !name.startsWith("week") && !name.startsWith("month") || name.endsWith("_end") || name.equals("since")) {
                    cells.add(database.instant(row, name).toString());
                } else {
                    cells.add(text);
                }
            }
            return String.join(" ", cells);
        }).list();
    }

    private List<String> days(String columns) {
        return hours("calendar_day, " + columns, "from clockify_expected_day where employee_id = 'e1' and week_start = date '2026-03-02' order by calendar_day");
    }

    private String week(String columns) {
        return String.join(" | ", hours(columns, "from clockify_expected_week where week_start = date '2026-03-02' order by employee_id"));
    }

    @ParameterizedTest
    @EachDialect
    void without_any_stream_a_week_has_the_hours_of_the_setting_on_monday_to_friday_and_what_is_not_known_is_null(Dialect dialect) {
        start(dialect);
        person("1", null);
        entry("1", "2026-03-03T08:00:00Z", "2026-03-03T15:30:00Z");
        calendar("UTC");

        assertThat(days("working_day, capacity_seconds, is_holiday, holiday_seconds, time_off_seconds, expected_seconds")).containsExactly(
                "2026-03-02 yes 8 - - - 8", "2026-03-03 yes 8 - - - 8", "2026-03-04 yes 8 - - - 8", "2026-03-05 yes 8 - - - 8",
                "2026-03-06 yes 8 - - - 8", "2026-03-07 no 0 - - - 0", "2026-03-08 no 0 - - - 0");
        assertThat(week("capacity_seconds, expected_seconds, logged_seconds, planned_seconds, difference_seconds, approval_state"))
                .isEqualTo("40 40 7.5 - -32.5 -");
    }

    @ParameterizedTest
    @EachDialect
    void attendance_says_the_capacity_else_the_roster_and_part_time_is_divided_among_the_working_days(Dialect dialect) {
        start(dialect);
        workspace("w1", "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\"]");
        person("1", null, "week_hours", new BigDecimal("30"));
        rows.insert("clockify_attendance", "workspace_id", "w1", "user_id", "u1", "calendar_day", day("2026-03-03"), "capacity_seconds", 21_600);
        rows.insert("clockify_attendance", "workspace_id", "w1", "user_id", "u1", "calendar_day", day("2026-03-04"), "capacity_seconds", 0);
        rows.insert("clockify_attendance", "workspace_id", "w1", "user_id", "u1", "calendar_day", day("2026-03-05"), "capacity_seconds", 21_600,
                "deleted_at", SchemaRows.THEN);
        calendar("UTC");

        // 30 h on four days are 7.5 h
        assertThat(days("working_day, capacity_seconds, expected_seconds")).containsExactly("2026-03-02 yes 7.5 7.5", "2026-03-03 yes 6 6",
                "2026-03-04 yes 0 0", "2026-03-05 yes 7.5 7.5", "2026-03-06 no 0 0", "2026-03-07 no 0 0", "2026-03-08 no 0 0");
        assertThat(week("expected_seconds")).isEqualTo("21");
    }

    @ParameterizedTest
    @EachDialect
    void holidays_of_a_year_and_of_every_year_count_for_whom_they_are(Dialect dialect) {
        start(dialect);
        person("1", null);
        person("2", null);
        reads("w1", "holiday", "time_off_request");
        holiday("h1", "2026-03-02", "2026-03-02", false, "everyone", true);
        holiday("h2", "2019-03-04", "2019-03-05", true, "user_ids", "[\"u1\"]");
        holiday("h3", "2027-03-06", "2027-03-06", true, "everyone", true);
        holiday("h4", "2026-03-06", "2026-03-06", false, "group_ids", "[\"g1\"]");
        holiday("h5", "2026-03-03", "2026-03-03", false, "everyone", true, "deleted_at", SchemaRows.THEN);
        holiday("h6", "2026-03-07", "2026-03-08", false, "everyone", true);
        rows.insert("clockify_user_group_member", "workspace_id", "w1", "id", "g1", "user_id", "u1");
        calendar("UTC");

        assertThat(days("is_holiday, holiday_seconds, time_off_seconds, expected_seconds")).containsExactly(
                "2026-03-02 yes 8 0 0", "2026-03-03 no 0 0 8", "2026-03-04 yes 8 0 0", "2026-03-05 yes 8 0 0", "2026-03-06 yes 8 0 0",
                "2026-03-07 yes 0 0 0", "2026-03-08 yes 0 0 0");
        assertThat(week("capacity_seconds, expected_seconds")).isEqualTo("40 8 | 40 32");
        assertThat(hours("calendar_day", "from clockify_expected_day where employee_id = 'e1' and is_holiday"
                + " and calendar_day >= date '2027-02-01' order by 1")).as("the next year").containsExactly("2027-03-04", "2027-03-05", "2027-03-06");
    }

    private void holiday(String id, String from, String to, boolean annually, Object... more) {
        List<Object> row = new ArrayList<>(List.of("workspace_id", "w1", "id", id, "starts_on", day(from), "ends_on", day(to), "annually", annually));
        row.addAll(List.of(more));
        rows.insert("clockify_holiday", row.toArray());
    }

    @ParameterizedTest
    @EachDialect
    void an_annual_holiday_goes_past_new_year(Dialect dialect) {
        start(dialect);
        person("1", null);
        reads("w1", "holiday");
        holiday("h1", "2019-12-30", "2020-01-02", true, "everyone", true);
        calendar("UTC");

        assertThat(hours("calendar_day", "from clockify_expected_day where is_holiday and calendar_day < date '2027-02-01' order by 1")).containsExactly(
                "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02");
    }

    private void timeOff(String id, String status, String unit, boolean half, String from, String to) {
        rows.insert("clockify_time_off_request", "workspace_id", "w1", "id", id, "user_id", "u1", "status", status, "unit", unit, "half_day", half,
                "starts_at", Instant.parse(from), "ends_at", Instant.parse(to));
    }

    private void timeOffOf(String user, String id, String unit, boolean half, String from, String to) {
        timeOff(id, "APPROVED", unit, half, from, to);
        company.jdbc().sql("update clockify_time_off_request set user_id = :user where id = :id").param("user", user).param("id", id).update();
    }

    @ParameterizedTest
    @EachDialect
    void whole_days_half_days_and_hours_off_are_not_due_once_approved(Dialect dialect) {
        start(dialect);
        person("1", "Europe/Berlin");
        reads("w1", "holiday", "time_off_request");
        // as Clockify has it: to the last millisecond of the person's day
        timeOff("r1", "APPROVED", "DAYS", false, "2026-03-01T23:00:00Z", "2026-03-03T22:59:59.999Z");
        timeOff("r2", "APPROVED", "DAYS", true, "2026-03-03T23:00:00Z", "2026-03-04T22:59:59.999Z");
        timeOff("r3", "APPROVED", "HOURS", false, "2026-03-05T08:00:00Z", "2026-03-05T10:30:00Z");
        timeOff("r4", "PENDING", "DAYS", false, "2026-03-05T23:00:00Z", "2026-03-06T22:59:59.999Z");
        timeOff("r5", "REJECTED", "DAYS", false, "2026-03-05T23:00:00Z", "2026-03-06T22:59:59.999Z");
        // a half day, and hours on top of it: not more than there is
        timeOff("r6", "APPROVED", "HOURS", false, "2026-03-04T08:00:00Z", "2026-03-04T16:00:00Z");
        calendar("UTC");

        assertThat(days("time_off_seconds, expected_seconds")).containsExactly("2026-03-02 8 0", "2026-03-03 8 0", "2026-03-04 8 0",
                "2026-03-05 2.5 5.5", "2026-03-06 0 8", "2026-03-07 0 0", "2026-03-08 0 0");
    }

    @ParameterizedTest
    @EachDialect
    void a_day_off_is_that_day_whether_clockify_has_midnights_of_the_person_or_of_utc(Dialect dialect) {
        start(dialect);
        person("1", "America/New_York");
        reads("w1", "time_off_request");
        timeOff("r1", "APPROVED", "DAYS", false, "2026-03-03T00:00:00Z", "2026-03-03T23:59:59.999Z");
        timeOff("r2", "APPROVED", "DAYS", true, "2026-03-05T05:00:00Z", "2026-03-06T04:59:59.999Z");
        calendar("UTC");

        assertThat(days("time_off_seconds, expected_seconds")).containsExactly("2026-03-02 0 8", "2026-03-03 8 0", "2026-03-04 0 8",
                "2026-03-05 4 4", "2026-03-06 0 8", "2026-03-07 0 0", "2026-03-08 0 0");
    }

    @ParameterizedTest
    @EachDialect
    void who_joined_or_left_in_the_middle_of_a_week_owes_their_days_only(Dialect dialect) {
        start(dialect);
        person("1", null, "joined_on", day("2026-03-04"));
        person("2", null, "left_on", day("2026-03-03"));
        company.jdbc().sql("update clockify_employee set active = false where id = 'e2'").update();
        person("3", null);
        company.jdbc().sql("update clockify_employee set active = false where id = 'e3'").update();
        entry("1", "2026-03-04T08:00:00Z", "2026-03-04T15:00:00Z");
        entry("2", "2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        calendar("UTC");

        assertThat(week("employee_id, expected_seconds, logged_seconds, difference_seconds")).isEqualTo("e1 24 7 -17 | e2 16 4 -12");
    }

    @ParameterizedTest
    @EachDialect
    void who_is_in_two_workspaces_has_one_week_and_the_time_of_both(Dialect dialect) {
        start(dialect);
        workspace("w1", "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"]");
        workspace("w2", "[\"MONDAY\",\"TUESDAY\"]");
        person("1", null);
        user("w2", "1", null);
        reads("w2", "holiday", "approval_request");
        rows.insert("clockify_holiday", "workspace_id", "w2", "id", "h1", "starts_on", day("2026-03-02"), "ends_on", day("2026-03-02"), "everyone", true);
        rows.insert("clockify_attendance", "workspace_id", "w1", "user_id", "u1", "calendar_day", day("2026-03-03"), "capacity_seconds", 14_400);
        rows.insert("clockify_attendance", "workspace_id", "w2", "user_id", "u1", "calendar_day", day("2026-03-03"), "capacity_seconds", 21_600);
        entry("1", "2026-03-03T08:00:00Z", "2026-03-03T10:00:00Z");
        company.entry("w2", "t9", "u1", "2026-03-03T10:00:00Z", "2026-03-03T13:00:00Z", "there");
        calendar("UTC");

        // Monday is a holiday, Tuesday has the most of both, the other three are as usual
        assertThat(days("expected_seconds, time_off_seconds")).startsWith("2026-03-02 0 -", "2026-03-03 6 -", "2026-03-04 8 -");
        assertThat(week("expected_seconds, logged_seconds, difference_seconds, approval_state")).isEqualTo("30 5 -25 NOT_SUBMITTED");
    }

    @ParameterizedTest
    @EachDialect
    void days_are_those_of_the_person_and_have_23_or_25_hours_where_the_clock_changes(Dialect dialect) {
        start(dialect);
        person("1", "America/New_York");
        person("2", "Mars/Olympus");
        // New York: the 8th of March 2026 has 23 hours, from 5:00 to 4:00 UTC
        entry("1", "2026-03-08T04:00:00Z", "2026-03-09T05:00:00Z");
        entry("2", "2026-03-08T22:00:00Z", "2026-03-09T00:00:00Z");
        calendar("Europe/Berlin");

        assertThat(hours("calendar_day, worked_seconds, past_midnight, zone", "from clockify_workday order by employee_id, calendar_day")).containsExactly(
                "2026-03-07 1 yes America/New_York", "2026-03-08 23 yes America/New_York", "2026-03-09 1 no America/New_York",
                "2026-03-08 1 yes Europe/Berlin", "2026-03-09 1 no Europe/Berlin");
        assertThat(hours("week_start, logged_seconds", "from clockify_expected_week where logged_seconds > 0 order by employee_id, week_start"))
                .containsExactly("2026-03-02 24", "2026-03-09 1", "2026-03-02 1", "2026-03-09 1");
        assertThat(company.rows("select count(*) from clockify_calendar_day where zone = 'America/New_York' and calendar_day between date '2026-11-01'"
                + " and date '2026-11-01' and ends_at > starts_at + interval '24' hour")).containsExactly("1");
    }

    @ParameterizedTest
    @EachDialect
    void a_workday_has_its_span_breaks_gaps_weekend_and_holiday(Dialect dialect) {
        start(dialect);
        person("1", null);
        reads("w1", "holiday");
        holiday("h1", "2026-03-07", "2026-03-07", false, "everyone", true);
        // 8 to 12 with an overlap from 10 to 11, a break to 12:30, nothing to 13, and work to 17
        entry("1", "2026-03-06T08:00:00Z", "2026-03-06T12:00:00Z");
        entry("1", "2026-03-06T10:00:00Z", "2026-03-06T11:00:00Z");
        entry("1", "2026-03-06T12:00:00Z", "2026-03-06T12:30:00Z");
        entry("1", "2026-03-06T13:00:00Z", "2026-03-06T17:00:00Z");
        entry("1", "2026-03-07T22:00:00Z", "2026-03-08T01:00:00Z");
        entry("1", "2026-03-06T18:00:00Z", "2026-03-06T20:00:00Z");
        company.jdbc().sql("update clockify_time_entry set type = 'BREAK' where id like 't2026-03-06T12%'").update();
        company.jdbc().sql("update clockify_time_entry set type = 'TIME_OFF' where id like 't2026-03-06T18%'").update();
        calendar("UTC");

        assertThat(hours("calendar_day, first_start, last_end, span_seconds, worked_seconds, break_seconds, gap_seconds, is_weekend, is_holiday, past_midnight",
                "from clockify_workday order by calendar_day")).containsExactly(
                "2026-03-06 2026-03-06T08:00:00Z 2026-03-06T17:00:00Z 9 9 0.5 0.5 no no no",
                "2026-03-07 2026-03-07T22:00:00Z 2026-03-08T00:00:00Z 2 2 0 0 yes yes yes",
                "2026-03-08 2026-03-08T00:00:00Z 2026-03-08T01:00:00Z 1 1 0 0 yes no no");
    }

    private void assignment(String id, String user, String project, String hours, String from, String to, Object... more) {
        List<Object> row = new ArrayList<>(List.of("workspace_id", "w1", "id", id, "user_id", user, "project_id", project, "hours_per_day",
                new BigDecimal(hours), "starts_at", Instant.parse(from), "ends_at", Instant.parse(to)));
        row.addAll(List.of(more));
        rows.insert("clockify_assignment", row.toArray());
    }

    @ParameterizedTest
    @EachDialect
    void a_plan_is_held_against_what_was_logged_on_its_project(Dialect dialect) {
        start(dialect);
        person("1", "Europe/Berlin");
        rows.insert("clockify_user", "workspace_id", "w1", "id", "u7", "time_zone", "Europe/Berlin");
        reads("w1", "assignment");
        rows.insert("clockify_project", "workspace_id", "w1", "id", "p1", "name", "Engine");
        // Thursday to the Tuesday after: two working days in each week
        assignment("s1", "u1", "p1", "4", "2026-03-04T23:00:00Z", "2026-03-10T22:59:59Z");
        assignment("s2", "u1", "p2", "1.5", "2026-03-01T23:00:00Z", "2026-03-02T22:59:59Z");
        assignment("s3", "u7", "p1", "8", "2026-03-05T23:00:00Z", "2026-03-06T22:59:59Z");
        assignment("s4", "u1", "p1", "8", "2026-03-05T23:00:00Z", "2026-03-06T22:59:59Z", "deleted_at", SchemaRows.THEN);
        entry("1", "2026-03-05T08:00:00Z", "2026-03-05T11:00:00Z");
        entry("1", "2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z");
        entry("1", "2026-03-10T08:00:00Z", "2026-03-10T10:00:00Z");
        entry("7", "2026-03-06T08:00:00Z", "2026-03-06T10:00:00Z");
        calendar("UTC");

        assertThat(hours("assignment_id, employee_id, project_name, week_start, planned_seconds, logged_seconds", "from clockify_plan order by 1, 4"))
                .containsExactly("s1 e1 Engine 2026-03-02 8 3", "s1 e1 Engine 2026-03-09 8 2", "s2 e1 - 2026-03-02 1.5 0", "s3 - Engine 2026-03-02 8 2");
        assertThat(week("planned_seconds, logged_seconds")).isEqualTo("9.5 4");
    }

    private void request(String id, String user, String state, String from, String to, String at, Object... more) {
        List<Object> row = new ArrayList<>(List.of("workspace_id", "w1", "id", id, "user_id", user, "type", "TIMESHEET", "state", state,
                "starts_at", Instant.parse(from), "ends_at", Instant.parse(to), "state_at", Instant.parse(at)));
        row.addAll(List.of(more));
        rows.insert("clockify_approval_request", row.toArray());
    }

    @ParameterizedTest
    @EachDialect
    void weeks_that_were_not_submitted_not_decided_or_changed_since_are_gaps(Dialect dialect) {
        start(dialect);
        for (String number : List.of("1", "2", "3", "4", "5", "6")) {
            person(number, "Europe/Berlin");
            entry(number, "2026-03-03T08:00:00Z", "2026-03-03T10:00:00Z");
        }
        reads("w1", "approval_request");
        String monday = "2026-03-01T23:00:00Z";
        String sunday = "2026-03-08T22:59:59Z";
        request("a2", "u2", "PENDING", monday, sunday, "2026-03-09T08:00:00Z");
        request("a3", "u3", "APPROVED", monday, sunday, "2026-03-09T08:00:00Z");
        request("a4", "u4", "APPROVED", monday, sunday, "2026-03-09T08:00:00Z");
        request("a5", "u5", "PENDING", monday, sunday, "2026-03-09T08:00:00Z", "left_list_at", Instant.parse("2026-03-10T08:00:00Z"));
        request("a6", "u6", "APPROVED", monday, sunday, "2026-03-09T08:00:00Z");
        changed("3", "2026-03-10T08:00:00Z", "{\"approval_status\": \"PENDING\"}");
        changed("4", "2026-03-08T08:00:00Z", "{\"started_at\": \"2026-03-03T07:00:00Z\"}");
        changed("6", "2026-03-11T08:00:00Z", "{\"started_at\": \"2026-03-03T07:00:00Z\"}");
        calendar("UTC");

        assertThat(hours("employee_id, week_start, kind, since", "from clockify_approval_gap order by 1")).containsExactly(
                "e1 2026-03-02 not_submitted 2026-03-08T23:00:00Z", "e2 2026-03-02 not_decided 2026-03-09T08:00:00Z",
                "e5 2026-03-02 not_submitted 2026-03-08T23:00:00Z", "e6 2026-03-02 changed 2026-03-11T08:00:00Z");
        assertThat(hours("employee_id, approval_state", "from clockify_expected_week where week_start = date '2026-03-02' order by 1")).containsExactly(
                "e1 NOT_SUBMITTED", "e2 PENDING", "e3 APPROVED", "e4 APPROVED", "e5 LEFT", "e6 APPROVED");
    }

    private void changed(String number, String at, String before) {
        rows.insert("clockify_time_entry_change", "workspace_id", "w1", "time_entry_id", "t2026-03-03T08:00:00Z" + number, "kind", "updated",
                "seen_at", Instant.parse(at), "old_values", before, "new_values", "{}");
    }

    @ParameterizedTest
    @EachDialect
    void billable_time_and_expenses_are_unbilled_until_an_invoice_holds_them(Dialect dialect) {
        start(dialect);
        person("1", null);
        rows.insert("clockify_workspace", "id", "w1", "name", "W", "currency", "EUR");
        rows.insert("clockify_client", "workspace_id", "w1", "id", "c1", "name", "Acme");
        rows.insert("clockify_project", "workspace_id", "w1", "id", "p1", "name", "Engine", "client_id", "c1");
        entry("1", "2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z");
        entry("1", "2026-03-03T08:00:00Z", "2026-03-03T11:00:00Z");
        entry("1", "2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z");
        entry("1", "2026-03-05T08:00:00Z", "2026-03-05T09:00:00Z");
        entry("1", "2026-04-01T08:00:00Z", "2026-04-01T09:00:00Z");
        entry("1", "2026-03-06T08:00:00Z", "2026-03-06T09:00:00Z");
        company.jdbc().sql("update clockify_time_entry set billable_amount = duration_seconds * 10000 / 3600, currency = 'EUR'").update();
        company.jdbc().sql("update clockify_time_entry set billable = false where id like 't2026-03-06%'").update();
        company.jdbc().sql("update clockify_time_entry set invoice_id = 'i0' where id like 't2026-03-05%'").update();
        rows.insert("clockify_invoice", "workspace_id", "w1", "id", "i1", "status", "SENT");
        rows.insert("clockify_invoice", "workspace_id", "w1", "id", "i2", "status", "VOID");
        rows.insert("clockify_invoice_item", "workspace_id", "w1", "invoice_id", "i1", "item_order", 1, "time_entry_ids",
                "[\"x\", \"t2026-03-04T08:00:00Z1\"]", "expense_ids", "[\"e2\"]");
        rows.insert("clockify_invoice_item", "workspace_id", "w1", "invoice_id", "i2", "item_order", 1, "time_entry_ids", "[\"t2026-03-03T08:00:00Z1\"]");
        expense("e1", 2500, true);
        expense("e2", 9900, true);
        expense("e3", 100, false);
        calendar("UTC");

        assertThat(company.rows("select month_start, client_name, project_name, currency, entries, seconds, time_amount, expense_amount"
                + " from clockify_unbilled where seconds > 0 order by 1")).containsExactly(
                "2026-03-01|Acme|Engine|EUR|2|18000|50000|2500", "2026-04-01|Acme|Engine|EUR|1|3600|10000|null");
    }

    private void expense(String id, int amount, boolean billable) {
        rows.insert("clockify_expense", "workspace_id", "w1", "id", id, "user_id", "u1", "spent_on", day("2026-03-31"), "project_id", "p1",
                "amount", amount, "billable", billable);
    }

    @ParameterizedTest
    @EachDialect
    void an_entry_of_more_than_a_day_is_found_on_each_of_its_days(Dialect dialect) {
        start(dialect);
        person("1", null);
        entry("1", "2026-02-20T12:00:00Z", "2026-03-04T12:00:00Z");
        calendar("UTC");

        assertThat(week("logged_seconds")).isEqualTo("60");
        assertThat(hours("worked_seconds", "from clockify_workday where calendar_day = date '2026-03-03'")).containsExactly("24");
    }

    /** Ten people over five weeks: two lines each, expected and logged hours of the weeks that begin on these Mondays. */
    private static final String TEN_PEOPLE = """
            who  what      03-02  03-09  03-16  03-23  03-30
            Ada  expected     40     40     40     40     32
            Ada  logged       40     44     40     40     32
            Ben  expected     20     20     16     20     16
            Ben  logged       16     20     16     20     16
            Cem  expected     40     40     40     40     32
            Cem  logged       42     42     40     40     32
            Dia  expected      .     24     40     40     32
            Dia  logged        .     24     39     40     32
            Eli  expected     40     40     40     16      .
            Eli  logged       36     40     40     16      .
            Fay  expected     40     40      0     34     32
            Fay  logged       40     40      3     34     32
            Gus  expected     30     30     40     40     32
            Gus  logged       30     30     40     63     32
            Hal  expected     40     40     40     40     32
            Hal  logged       40     40     40     40     36
            Ivy  expected     40     40     40     40     32
            Ivy  logged       40     40     40     40     38
            Jan  expected     40     40     40     40     40
            Jan  logged        0      0      0      0      0
            """;

    private static final List<String> NAMES = List.of("Ada", "Ben", "Cem", "Dia", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jan");
    private static final List<String> MONDAYS = List.of("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30");

    /** Hours from nine o'clock on in the zone of a person, a number a day from a Monday on. */
    private void logs(String workspace, String number, String zone, String monday, String hours) {
        LocalDate day = LocalDate.parse(monday);
        for (String each : hours.split(" ")) {
            if (!each.equals("0")) {
                Instant start = day.atTime(9, 0).atZone(ZoneId.of(zone)).toInstant();
                company.entry(workspace, "t" + day + workspace + number, "u" + number, start.toString(),
                        start.plusSeconds(3600L * Integer.parseInt(each)).toString(), "work");
            }
            day = day.plusDays(1);
        }
    }

    private void tenPeople(Dialect dialect) {
        start(dialect);
        workspace("w1", "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"]");
        workspace("w2", "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"]");
        reads("w1", "holiday", "time_off_request", "assignment", "attendance", "approval_request");
        holiday("good-friday", "2026-04-03", "2026-04-03", false, "everyone", true);
        holiday("founding", "2019-03-17", "2019-03-17", true, "user_ids", "[\"u2\", \"u6\"]");

        // the whole of four weeks, and a Saturday; the last week has Good Friday
        person("1", "Europe/Berlin");
        weeks("1", "Europe/Berlin", "8 8 8 8 8", "8 8 8 8 8 4", "8 8 8 8 8", "8 8 8 8 8", "8 8 8 8");
        // half a job, by the roster, and a holiday of some on a Tuesday
        person("2", null, "week_hours", new BigDecimal("20"));
        weeks("2", "Europe/Berlin", "4 4 4 4", "4 4 4 4 4", "4 0 4 4 4", "4 4 4 4 4", "4 4 4 4");
        // New York, and four hours over the midnight between two weeks, on the day that has 23 hours
        person("3", "America/New_York");
        weeks("3", "America/New_York", "8 8 8 8 8", "8 8 8 8 8", "8 8 8 8 8", "10 10 10 10", "8 8 8 8");
        entry("3", "2026-03-09T02:00:00Z", "2026-03-09T06:00:00Z");
        // since a Wednesday
        person("4", null, "joined_on", day("2026-03-11"));
        weeks("4", "Europe/Berlin", "0", "0 0 8 8 8", "8 8 8 8 7", "8 8 8 8 8", "8 8 8 8");
        // until a Tuesday
        person("5", null, "left_on", day("2026-03-24"));
        weeks("5", "Europe/Berlin", "8 8 8 8 4", "8 8 8 8 8", "8 8 8 8 8", "8 8", "0");
        // a week off, then half a day and two hours; three hours were logged all the same
        person("6", null);
        weeks("6", "Europe/Berlin", "8 8 8 8 8", "8 8 8 8 8", "0 0 3", "4 6 8 8 8", "8 8 8 8");
        timeOffOf("u6", "off-1", "DAYS", false, "2026-03-15T23:00:00Z", "2026-03-20T22:59:59.999Z");
        timeOffOf("u6", "off-2", "DAYS", true, "2026-03-22T23:00:00Z", "2026-03-23T22:59:59.999Z");
        timeOffOf("u6", "off-3", "HOURS", false, "2026-03-24T08:00:00Z", "2026-03-24T10:00:00Z");
        // six hours a day by attendance, which holds two weeks; and all of a Sunday of 23 hours
        person("7", "Europe/Berlin");
        weeks("7", "Europe/Berlin", "6 6 6 6 6", "6 6 6 6 6", "8 8 8 8 8", "8 8 8 8 8", "8 8 8 8");
        LocalDate.parse("2026-03-02").datesUntil(LocalDate.parse("2026-03-16")).forEach(date -> rows.insert("clockify_attendance",
                "workspace_id", "w1", "user_id", "u7", "calendar_day", Date.valueOf(date), "capacity_seconds", date.getDayOfWeek().getValue() > 5 ? 0 : 21_600));
        entry("7", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        // half in each of two workspaces, of which only one has Good Friday
        person("8", null);
        user("w2", "8", null);
        weeks("8", "Europe/Berlin", "4 4 4 4 4", "4 4 4 4 4", "4 4 4 4 4", "4 4 4 4 4", "4 4 4 4");
        MONDAYS.forEach(monday -> logs("w2", "8", "Europe/Berlin", monday, "4 4 4 4 4"));
        // nights from 22 to 6 o'clock in Tokyo, from Sunday to Thursday
        person("9", "Asia/Tokyo");
        for (String monday : MONDAYS) {
            LocalDate.parse(monday).minusDays(1).datesUntil(LocalDate.parse(monday).plusDays(4)).forEach(date ->
                    entry("9", date + "T13:00:00Z", date + "T21:00:00Z"));
        }
        // nobody's user
        rows.insert("clockify_employee", "id", "e10", "full_name", "Person 10", "team", "Ops", "active", true);

        assignment("plan", "u1", "p1", "4", "2026-03-01T23:00:00Z", "2026-03-13T22:59:59Z");
        request("a1", "u1", "APPROVED", "2026-03-01T23:00:00Z", "2026-03-08T22:59:59Z", "2026-03-09T08:00:00Z");
        request("a2", "u1", "PENDING", "2026-03-08T23:00:00Z", "2026-03-15T22:59:59Z", "2026-03-16T08:00:00Z");
        request("a3", "u1", "PENDING", "2026-03-15T23:00:00Z", "2026-03-22T22:59:59Z", "2026-03-23T08:00:00Z", "left_list_at", SchemaRows.THEN);
        calendar("Europe/Berlin");
    }

    private void weeks(String number, String zone, String... hours) {
        for (int i = 0; i < hours.length; i++) {
            logs("w1", number, zone, MONDAYS.get(i), hours[i]);
        }
    }

    private List<String> asWritten(String figure) {
        Map<String, String> found = new HashMap<>();
        hours("employee_id, week_start, " + figure + "_seconds",
                "from clockify_expected_week where week_start between date '2026-03-02' and date '2026-03-30'").forEach(line -> {
            String[] cells = line.split(" ");
            found.put(cells[0] + cells[1], cells[2]);
        });
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String id = "e" + (i + 1);
            lines.add(NAMES.get(i) + " " + figure + " "
                    + MONDAYS.stream().map(monday -> found.getOrDefault(id + monday, ".")).collect(Collectors.joining(" ")));
        }
        return lines;
    }

    @ParameterizedTest
    @EachDialect
    void ten_people_over_five_weeks_have_the_figures_that_were_worked_out_by_hand(Dialect dialect) {
        tenPeople(dialect);

        List<String> expected = TEN_PEOPLE.lines().skip(1).map(line -> line.replaceAll(" +", " ")).toList();
        assertThat(asWritten("expected")).containsExactlyElementsOf(expected.stream().filter(line -> line.contains("expected")).toList());
        assertThat(asWritten("logged")).containsExactlyElementsOf(expected.stream().filter(line -> line.contains("logged")).toList());
        String fiveWeeks = "from clockify_expected_week where week_start between date '2026-03-02' and date '2026-03-30' and employee_id = '%s' order by week_start";
        assertThat(hours("planned_seconds, approval_state", fiveWeeks.formatted("e1"))).containsExactly(
                "20 APPROVED", "20 PENDING", "0 LEFT", "0 NOT_SUBMITTED", "0 NOT_SUBMITTED");
        assertThat(hours("planned_seconds, approval_state", fiveWeeks.formatted("e10"))).containsExactly("- -", "- -", "- -", "- -", "- -");
        assertThat(hours("sum(expected_seconds) as expected_seconds, sum(difference_seconds) as difference_seconds",
                "from clockify_expected_week where week_start between date '2026-03-02' and date '2026-03-30' and team = 'Ops'"))
                .as("the team").containsExactly("1650 -165");
        // Monday in Tokyo: from midnight to six, and from ten to midnight
        assertThat(hours("span_seconds, worked_seconds, gap_seconds, past_midnight",
                "from clockify_workday where employee_id = 'e9' and calendar_day in (date '2026-03-02', date '2026-03-06') order by calendar_day"))
                .containsExactly("24 8 16 yes", "6 6 0 no");
    }
}
