package io.camelhub.clockify.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.monitor.AttentionRule.Part;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.HubFigures;
import io.camelhub.clockify.settings.AttentionSettings;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;

/** What the rules are applied to, as it is found in the tables. It is Friday, the 13th of March 2026, at 10:00 UTC. */
class AttentionFactsTest {

    private static final Instant NOW = Instant.parse("2026-03-13T10:00:00Z");

    private Company company;
    private SchemaRows rows;
    private AttentionFacts facts;

    private void start(Dialect dialect) {
        company = new Company(dialect);
        Database database = company.database();
        rows = new SchemaRows(database);
        facts = new AttentionFacts(database, () -> new AttentionSettings(null, 20, 12, 7), () -> new HubFigures(
                List.of(new HubFigures.OfIntegration("acme", new Health(Health.Level.LATE, "why"), List.of())), Duration.ZERO, 0));
        // where nothing was logged, the calendar reaches back to today only
        company.entry("w9", "first", "nobody", "2026-02-23T08:00:00Z", "2026-02-23T08:00:00Z", "the first of all");
        read("w1", NOW.minusSeconds(60));
        rows.insert("clockify_window", "integration", "acme", "workspace_id", "w1", "scope", "-",
                "window_from", Instant.parse("2026-02-23T00:00:00Z"), "window_to", NOW);
    }

    private void calendar() {
        new ActivityDays(company.database()).ensure(ZoneOffset.UTC);
        new PeopleCalendar(company.database()).ensure(ZoneOffset.UTC, new BigDecimal("40"));
    }

    private void read(String workspace, Instant at) {
        rows.insert("clockify_integration_workspace", "integration", "acme", "workspace_id", workspace, "synced_at", at);
    }

    private void person(String number) {
        rows.insert("clockify_employee", "id", "e" + number, "full_name", "Person " + number, "team", "Ops", "active", true,
                "joined_on", Date.valueOf("2026-03-02"));
        user("w1", "u" + number, "e" + number);
    }

    private void user(String workspace, String id, String employee) {
        rows.insert("clockify_user", "workspace_id", workspace, "id", id, "employee_id", employee);
    }

    private void entry(String id, String user, String from, String to) {
        company.entry("w1", id, user, from, to, "work");
    }

    /** Eight hours on each of some days of March. */
    private void days(String user, int... days) {
        for (int day : days) {
            entry("t" + user + day, user, "2026-03-%02dT08:00:00Z".formatted(day), "2026-03-%02dT16:00:00Z".formatted(day));
        }
    }

    private List<String> found(Part part) {
        return facts.findings(part, NOW).stream().map(one -> one.rule().text() + " " + one.subject()).sorted().toList();
    }

    @ParameterizedTest
    @EachDialect
    void short_weeks_are_those_of_matched_people_that_are_over_and_read_and_in_which_something_was_due(Dialect dialect) {
        start(dialect);
        person("1");
        days("u1", 2, 3, 4);
        person("2");
        days("u2", 2, 3, 4, 5);
        // of nobody in Clockify
        rows.insert("clockify_employee", "id", "e3", "active", true);
        // in a workspace that nobody has read since the week
        person("4");
        user("w2", "u4", "e4");
        read("w2", Instant.parse("2026-03-07T10:00:00Z"));
        // on holiday for the whole week
        person("5");
        rows.insert("clockify_stream", "workspace_id", "w1", "stream", "holiday", "integration", "acme", "read_at", NOW, "status", "read", "held", 0);
        rows.insert("clockify_holiday", "workspace_id", "w1", "id", "h1", "starts_on", Date.valueOf("2026-03-02"), "ends_on", Date.valueOf("2026-03-06"),
                "annually", false, "everyone", false, "user_ids", "[\"u5\"]", "group_ids", "[]");
        calendar();

        assertThat(found(Part.WEEKS)).containsExactly("week-short e1/2026-W10");
    }

    @ParameterizedTest
    @EachDialect
    void work_on_a_holiday_and_on_approved_time_off_is_found_and_not_on_a_weekend_or_half_a_day_off(Dialect dialect) {
        start(dialect);
        person("1");
        days("u1", 2, 3, 4, 5, 6, 7);
        for (String stream : List.of("holiday", "time_off_request")) {
            rows.insert("clockify_stream", "workspace_id", "w1", "stream", stream, "integration", "acme", "read_at", NOW, "status", "read", "held", 0);
        }
        rows.insert("clockify_holiday", "workspace_id", "w1", "id", "h1", "starts_on", Date.valueOf("2026-03-03"), "ends_on", Date.valueOf("2026-03-03"),
                "annually", false, "everyone", true, "user_ids", "[]", "group_ids", "[]");
        timeOff("r1", "2026-03-04", "APPROVED", false);
        timeOff("r2", "2026-03-05", "APPROVED", true);
        timeOff("r3", "2026-03-06", "PENDING", false);
        calendar();

        assertThat(found(Part.WEEKS)).containsExactly("absent-and-logged e1/2026-03-03", "absent-and-logged e1/2026-03-04");
        assertThat(facts.findings(Part.WEEKS, NOW).stream().map(AttentionFinding::detail).sorted()).containsExactly(
                "8 h 0 min logged on 2026-03-03, a public holiday", "8 h 0 min logged on 2026-03-04, a day of time off");
    }

    private void timeOff(String id, String day, String status, boolean half) {
        rows.insert("clockify_time_off_request", "workspace_id", "w1", "id", id, "user_id", "u1", "status", status, "unit", "DAYS", "half_day", half,
                "starts_at", Instant.parse(day + "T00:00:00Z"), "ends_at", Instant.parse(day + "T23:59:59Z"));
    }

    @ParameterizedTest
    @EachDialect
    void a_week_changed_after_its_approval_and_a_submission_that_waits_are_found(Dialect dialect) {
        start(dialect);
        person("1");
        days("u1", 2, 3, 4, 5, 6);
        rows.insert("clockify_stream", "workspace_id", "w1", "stream", "approval_request", "integration", "acme", "read_at", NOW, "status", "read", "held", 0);
        submission("a1", "APPROVED", "2026-03-02", "2026-03-09T09:00:00Z");
        submission("a2", "PENDING", "2026-02-23", "2026-03-06T09:00:00Z");
        submission("a3", "PENDING", "2026-03-09", "2026-03-12T09:00:00Z");
        company.jdbc().sql("update clockify_time_entry set created_at = ? where id = 'tu12'")
                .param(company.database().bind(Instant.parse("2026-03-10T09:00:00Z"))).update();
        calendar();

        assertThat(found(Part.WEEKS)).containsExactly("changed-after-approval e1/2026-W10");
        assertThat(found(Part.RECENT)).contains("submission-undecided w1/a2").doesNotContain("submission-undecided w1/a1", "submission-undecided w1/a3");
    }

    private void submission(String id, String state, String monday, String at) {
        Instant start = Instant.parse(monday + "T00:00:00Z");
        rows.insert("clockify_approval_request", "workspace_id", "w1", "id", id, "type", "TIMESHEET", "user_id", "u1", "state", state,
                "state_at", Instant.parse(at), "starts_at", start, "ends_at", start.plus(Duration.ofDays(7)).minusSeconds(1));
    }

    @ParameterizedTest
    @EachDialect
    void timers_overlaps_unmatched_users_held_deletions_and_integrations_are_found(Dialect dialect) {
        start(dialect);
        person("1");
        user("w2", "v1", "e1");
        entry("t1", "u1", "2026-03-12T08:00:00Z", "2026-03-12T12:00:00Z");
        entry("t2", "u1", "2026-03-12T09:00:00Z", "2026-03-12T10:00:00Z");
        // of another account of theirs, beside the first of them only
        company.entry("w2", "t3", "v1", "2026-03-12T11:00:00Z", "2026-03-12T13:00:00Z", "work");
        entry("t4", "u1", "2026-03-12T13:00:00Z", "2026-03-12T14:00:00Z");
        // too long ago
        entry("t5", "u1", "2026-02-24T08:00:00Z", "2026-02-24T12:00:00Z");
        entry("t6", "u1", "2026-02-24T08:00:00Z", "2026-02-24T12:00:00Z");
        entry("long", "u1", "2026-03-12T20:00:00Z", null);
        entry("short", "u1", "2026-03-13T09:00:00Z", null);
        user("w1", "u2", null);
        entry("t7", "u2", "2026-03-12T08:00:00Z", "2026-03-12T12:00:00Z");
        user("w1", "without-entries", null);
        user("w1", "ignored", null);
        entry("t8", "ignored", "2026-03-12T08:00:00Z", "2026-03-12T12:00:00Z");
        rows.insert("clockify_identity", "source", "clockify", "external_id", "ignored", "how", "ignored");
        user("w1", "erased-1", null);
        entry("t9", "erased-1", "2026-03-12T08:00:00Z", "2026-03-12T12:00:00Z");
        rows.insert("clockify_held_deletion", "integration", "acme", "workspace_id", "w1", "time_entry_id", "t1");
        rows.insert("clockify_held_deletion", "integration", "acme", "workspace_id", "w1", "time_entry_id", "t2");
        rows.insert("clockify_stream", "workspace_id", "w1", "stream", "holiday", "integration", "acme", "status", "read", "held", 3);

        assertThat(found(Part.RECENT)).containsExactly("deletions-held acme/w1", "integration-late acme", "overlap w1/t2", "overlap w2/t3", "timer-long w1/long",
                "user-unmatched u2");
        assertThat(facts.findings(Part.RECENT, NOW)).extracting(AttentionFinding::detail).contains("5 deletions wait for a confirmation",
                "two entries for 1 h 0 min from 2026-03-12 09:00Z", "two entries for 1 h 0 min from 2026-03-12 11:00Z");
    }
}
