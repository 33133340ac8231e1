package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.SimulatedClock;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The effect of an erasure on each row of each table, in a hub where every column that can name a person does. */
class NamedEverywhereTest {

    private static final String ADA = "5e0000000000000000000ada";
    private static final String ADDRESS = "ada@acme.com";
    private static final String NAME = "Ada \"Countess\" Lovelace";
    private static final String AS_JSON = "Ada \\\"Countess\\\" Lovelace";
    /** What makes way for a pseudonym that is there already; see the test of somebody who came back. */
    private static final Set<String> TWICE = new HashSet<>(List.of("user-twice", "member-twice", "project-member-twice"));
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private Database database;
    private SchemaRows rows;
    private People people;

    private void start(Dialect dialect) {
        database = TestDatabases.fresh(dialect, SimulatedClock.stoppedAt(NOW));
        people = new People(database, PeopleOptions::standard);
        rows = new SchemaRows(database);
        rows.insert("clockify_privacy_key", "id", 1, "hash_key", "0123456789abcdef".repeat(4))
                .insert("clockify_workspace", "id", "w1", "name", "Acme")
                .insert("clockify_workspace", "id", "w2", "name", "Other");
        people();
        entries();
        state();
        events();
    }

    private void people() {
        rows.insert("clockify_employee", "id", "emp-ada", "full_name", NAME, "team", "Ops of Ada", "manager_email", "grace@acme.com", "active", true,
                        "week_hours", new java.math.BigDecimal("38.5"), "joined_on", java.sql.Date.valueOf("2026-01-01"))
                .insert("clockify_employee_email", "employee_id", "emp-ada", "position", 0, "email", ADDRESS, "email_key", ADDRESS)
                .insert("clockify_employee", "id", "emp-grace", "full_name", "Grace Hopper", "manager_email", ADDRESS, "active", true)
                .insert("clockify_employee_email", "employee_id", "emp-grace", "position", 0, "email", "grace@acme.com", "email_key", "grace@acme.com")
                .insert("clockify_user", "workspace_id", "w1", "id", ADA, "email", ADDRESS, "name", NAME, "employee_id", "emp-ada", "matched_by", "email",
                        "account_status", "ACTIVE", "time_zone", "zone of Ada", "week_start", "MONDAY", "roles", "[\"OWNER\"]", "custom_fields", "{\"f\":\"secret\"}",
                        "hourly_rate", 9000, "cost_rate", 4000)
                .insert("clockify_user", "workspace_id", "w2", "id", ADA, "email", "countess@mail.example", "name", "Ada King", "employee_id", "emp-ada")
                .insert("clockify_user", "workspace_id", "w1", "id", "u2", "email", "grace@acme.com", "name", "Grace Hopper", "employee_id", "emp-grace")
                .insert("clockify_identity", "source", "clockify", "external_id", ADA, "employee_id", "emp-ada", "how", "email", "email_key", ADDRESS,
                        "by_whom", "(rules)")
                .insert("clockify_identity", "source", "clockify", "external_id", "u2", "employee_id", "emp-grace", "how", "manual", "by_whom", ADDRESS)
                .insert("clockify_identity_change", "source", "clockify", "external_id", ADA, "old_how", "ignored", "old_rule", "secret of before",
                        "new_employee_id", "emp-ada", "new_how", "email", "new_rule", "kept", "by_whom", "(rules)", "decision", "d1")
                .insert("clockify_identity_change", "source", "clockify", "external_id", ADA, "old_employee_id", "emp-ada", "old_how", "email",
                        "new_how", "ignored", "new_rule", "secret of since", "by_whom", "root", "decision", "d2")
                .insert("clockify_identity_change", "source", "clockify", "external_id", "u2", "old_employee_id", "emp-ada", "new_employee_id", "emp-grace",
                        "by_whom", NAME, "decision", "d3")
                .insert("clockify_user_group", "workspace_id", "w1", "id", "g1", "name", "Ops", "manager_ids", ids())
                .insert("clockify_user_group_member", "workspace_id", "w1", "id", "g1", "user_id", ADA)
                .insert("clockify_user_group_member", "workspace_id", "w1", "id", "g1", "user_id", "u2")
                .insert("clockify_project_member", "workspace_id", "w1", "project_id", "p1", "member_id", ADA, "hourly_rate", 9002, "cost_rate", 4002)
                .insert("clockify_project_member", "workspace_id", "w1", "project_id", "p1", "member_id", "u2", "hourly_rate", 8000, "cost_rate", 3000)
                .insert("clockify_task", "workspace_id", "w1", "id", "k1", "assignee_ids", ids());
        audited("person_exported", ADA, "root", null);
        audited("person_exported", "emp-ada", "root", null);
        audited("integration_added", "emp-ada", "root", "an integration of that name");
        audited("console_user_added", ADDRESS, "root", "manager, " + ADDRESS);
        audited("console_user_added", "another", NAME, null);
        rows.insert("clockify_audit_log", "by_whom", "root", "via", "console", "action", "retried", "subject", "acme", "old_values", "of " + NAME,
                "new_values", "of nobody", "error", "no " + ADA);
    }

    private void audited(String action, String subject, String byWhom, String values) {
        rows.insert("clockify_audit_log", "by_whom", byWhom, "via", "console", "action", action, "subject", subject, "new_values", values);
    }

    private void entries() {
        for (String id : List.of("t1", "t2", "t3")) {
            rows.insert("clockify_time_entry", "workspace_id", id.equals("t2") ? "w2" : "w1", "id", id, "integration", "acme", "user_id", id.equals("t3") ? "u2" : ADA,
                    "description", "secret of " + id, "project_id", "p1", "project_name", "Engine", "tag_ids", "[]", "tags", "[]",
                    "custom_fields", "{\"f\":{\"name\":\"F\",\"value\":\"secret\"}}", "duration_seconds", 3600, "hourly_rate", 9000, "cost_rate", 4000,
                    "billable_amount", 9001, "cost_amount", 4001, "currency", "EUR");
        }
        changed("t1", "{\"description\":\"secret draft\"}", "{\"description\":\"secret of t1\"}");
        changed("t3", "{\"user_id\":\"" + ADA + "\"}", "{\"user_id\":\"u2\"}");
        changed("t3", "{\"description\":\"secret of Ada's time\"}", "{}");
        changed("t4", "{}", "{\"user_id\":\"" + ADA + "\"}");
        rows.insert("clockify_stream_change", "workspace_id", "w1", "stream", "absence", "row_key", "a1/" + ADA, "user_id", ADA, "kind", "updated",
                        "old_values", "{\"note\":\"secret of then\"}", "new_values", "{\"note\":\"secret of now\"}")
                .insert("clockify_stream_change", "workspace_id", "w1", "stream", "absence", "row_key", "a2", "user_id", "u2", "kind", "updated",
                        "old_values", "{\"decided_by\":\"" + ADA + "\"}", "new_values", "{\"decided_by\":\"u2\"}")
                .insert("clockify_stream_change", "workspace_id", "w1", "stream", "absence", "row_key", "a3", "user_id", "u2", "kind", "updated",
                        "old_values", "{\"decided_by\":\"u2\"}", "new_values", "{\"decided_by\":\"" + ADA + "\"}");
        rejected("by id of the entry", "t1", "[\"a secret\"]", "bad");
        rejected("entry within", null, "{\"id\":\"t1\"}", "bad");
        rejected("user", null, "{\"userId\":\"" + ADA + "\"}", "bad");
        rejected("name as JSON", null, "{\"userName\":\"" + AS_JSON + "\"}", "bad");
        rejected("reason", null, "{}", "no user " + ADDRESS);
        rejected("another's", "t3", "{\"userId\":\"u2\",\"description\":\"secret\"}", "bad");
        rows.insert("clockify_activity_stale", "workspace_id", "w1").insert("clockify_activity_stale", "workspace_id", "w1")
                .insert("clockify_activity_sum", "workspace_id", "w1", "grain", "day", "sums", "acme w 1 0 p1\n\n" + ADA + " 0 3600\nu2 0 60\n");
    }

    private void changed(String entry, String before, String after) {
        rows.insert("clockify_time_entry_change", "workspace_id", "w1", "time_entry_id", entry, "kind", "updated", "old_values", before, "new_values", after);
    }

    private void rejected(String hash, String entry, String payload, String reason) {
        rows.insert("clockify_rejected", "integration", "acme", "workspace_id", "w1", "kind", "time_entry", "reason", reason, "payload", payload,
                "payload_hash", hash, "entry_id", entry);
    }

    private void state() {
        rows.insert("clockify_integration", "name", "acme", "owner_id", ADA, "owner_email", ADDRESS, "owner_zone", "UTC", "error", "refused " + ADDRESS)
                .insert("clockify_integration", "name", "other", "owner_id", "u2", "owner_email", "grace@acme.com", "error", "refused Grace")
                .insert("clockify_integration_workspace", "integration", "acme", "workspace_id", "w1", "members_read", ids(), "error", "of " + NAME)
                .insert("clockify_integration_workspace", "integration", "acme", "workspace_id", "w2", "members_read", "[\"u2\"]", "error", "of nobody")
                .insert("clockify_refusal", "integration", "acme", "workspace_id", "w1", "request", "users", "reason", "not for " + ADA)
                .insert("clockify_refusal", "integration", "acme", "workspace_id", "w1", "request", "tags", "reason", "not for you")
                .insert("clockify_key_view", "integration", "acme", "workspace_id", "w1", "owner_id", ADA, "last_owner_id", "u2", "users", ids(),
                        "vanished", ids(), "listed", ids(), "managed", ids(), "unread", ids())
                .insert("clockify_key_view", "integration", "acme", "workspace_id", "w2", "owner_id", "u2", "last_owner_id", ADA, "users", "[]", "managed", ids())
                .insert("clockify_key_view", "integration", "other", "workspace_id", "w2", "owner_id", "u2", "users", "[\"u2\"]")
                .insert("clockify_stream", "workspace_id", "w1", "stream", "absence", "problem", "not for " + ADA)
                .insert("clockify_window", "integration", "acme", "workspace_id", "w1", "scope", "user:" + ADA)
                .insert("clockify_window", "integration", "acme", "workspace_id", "w1", "scope", "gone:" + ADA)
                .insert("clockify_window", "integration", "acme", "workspace_id", "w1", "scope", "user:u2")
                .insert("clockify_window_page", "integration", "acme", "workspace_id", "w1", "scope", "user:" + ADA)
                .insert("clockify_window_page", "integration", "acme", "workspace_id", "w1", "scope", "-")
                .insert("clockify_attention_item", "rule", "timer-long", "subject", "w1/t1", "workspace_id", "w1", "user_id", ADA, "detail", "secret")
                .insert("clockify_attention_item", "rule", "timer-long", "subject", "w1/t3", "workspace_id", "w1", "user_id", "u2", "detail", "a timer")
                .insert("clockify_attention_item", "rule", "week-short", "subject", "emp-ada/2026-W46", "employee_id", "emp-ada", "detail", "secret")
                .insert("clockify_attention_item", "rule", "week-short", "subject", "emp-grace/2026-W46", "employee_id", "emp-grace", "detail", "short")
                .insert("clockify_held_deletion", "integration", "acme", "workspace_id", "w1", "time_entry_id", "t1", "reason", "the key is " + ADA + "'s now")
                .insert("clockify_sync_run", "integration", "acme", "workspace_id", "w1", "kind", "sync", "error", "no luck with Ada King")
                .insert("clockify_sync_run", "integration", "acme", "workspace_id", "w1", "kind", "sync", "error", "no luck");
    }

    private void events() {
        event(1, "user", "w1:" + ADA, "{\"user_id\":\"" + ADA + "\"}");
        event(2, "time-entry", "w1:t1", "{\"user_id\":\"" + ADA + "\",\"actor_email\":\"" + ADDRESS + "\",\"description\":\"secret\",\"employee_id\":\"emp-ada\","
                + "\"previous\":{\"description\":\"secret before\"}}");
        event(3, "time-entry", "w1:t3", "{\"user_id\":\"u2\",\"description\":\"of u2\"}");
        event(4, "employee", "w1:emp-ada", "{\"employee_id\":\"emp-ada\"}");
        for (String failed : List.of("1 w1:" + ADA + " bad", "2 w1:t1 not " + NAME, "3 w1:t3 not " + AS_JSON, "5 w1:t5 bad")) {
            String[] words = failed.split(" ", 3);
            rows.insert("clockify_outbox_failure", "aggregateid", words[1], "seq", Long.parseLong(words[0]), "error", words[2]);
        }
    }

    private void event(long number, String type, String id, String payload) {
        rows.insert("clockify_outbox", "seq", number, "id", "event-" + number, "aggregatetype", type, "aggregateid", id, "type", "clockify." + type,
                "payload", payload);
    }

    /** As they are stored: with Ada and Grace. */
    private static String ids() {
        return "[\"" + ADA + "\",\"u2\"]";
    }

    @ParameterizedTest
    @EachDialect
    void somebody_who_is_erased_stands_in_no_column_of_any_table_and_all_others_are_as_they_were(Dialect dialect) throws IOException {
        start(dialect);
        assertThat(rows.all()).filteredOn(names()).hasSizeGreaterThan(35);

        ErasureReport report = new Erasure(database, people).erase("emp-ada");

        assertThat(rows.all()).as("an integration that has the employee's id for a name is nobody").filteredOn(names())
                .allMatch(row -> row.contains("integration_added"));
        assertThat(report.done()).isEqualTo(lines("erased-report"));
        assertThat(report.notReached().get(0)).startsWith("the person owns the API key of 1 integration(s)");
        assertThat(rows.all()).isEqualTo(lines("erased"));
    }

    /** So that the list has no line too many, and this test no row too few. */
    @Test
    void a_line_that_is_missing_from_the_list_is_noticed() throws IOException {
        start(Dialect.H2);
        List<Personal> all = PersonalData.ofThePlugin().columns();
        List<String> erased = new ArrayList<>(lines("erased-report"));
        lines("erased").forEach(row -> erased.add(withoutNumber(row)));
        assertThat(erasedBy(all)).isEqualTo(erased);

        assertThat(all.stream().filter(one -> one.value() != null || one.fate() == Personal.Fate.ROW_DELETED || one.file() != null)
                .filter(one -> !TWICE.contains(one.file()))
                .filter(one -> erased.equals(erasedBy(all.stream().filter(other -> other != one).toList())))).isEmpty();
    }

    /** The report of an erasure by another list, and what it leaves, before it is undone; null where the list is refused. */
    private List<String> erasedBy(List<Personal> columns) {
        List<String> left = new ArrayList<>();
        IllegalStateException undone = new IllegalStateException();
        try {
            Erasure erasure = new Erasure(database, people, new PersonalData(columns, List.of()));
            database.inTransaction(() -> {
                left.addAll(erasure.erase("emp-ada").done());
                rows.all().forEach(row -> left.add(withoutNumber(row)));
                throw undone;
            });
        } catch (IllegalArgumentException refused) {
            return null;
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(undone);
        }
        return left;
    }

    /** A number that was given is not given again, though what had it was undone. */
    private static String withoutNumber(String row) {
        return row.replaceFirst("^(clockify_activity_stale|clockify_people_change): id=\\d+", "$1:");
    }

    @ParameterizedTest
    @EachDialect
    void somebody_who_came_back_by_hand_and_is_erased_again_is_there_once(Dialect dialect) {
        start(dialect);
        new Erasure(database, people).erase("emp-ada");
        List<String> once = rows.all();
        rows.insert("clockify_user", "workspace_id", "w1", "id", ADA, "email", ADDRESS, "name", NAME)
                .insert("clockify_user_group_member", "workspace_id", "w1", "id", "g1", "user_id", ADA)
                .insert("clockify_project_member", "workspace_id", "w1", "project_id", "p1", "member_id", ADA);

        new Erasure(database, people).erase(ADA);

        Predicate<String> people = row -> row.startsWith("clockify_user") || row.startsWith("clockify_project_member");
        assertThat(rows.all()).filteredOn(people).isEqualTo(once.stream().filter(people).toList());
    }

    @ParameterizedTest
    @EachDialect
    void somebody_s_export_has_every_column_that_is_about_them(Dialect dialect) throws IOException {
        start(dialect);
        StringWriter out = new StringWriter();

        new PersonExport(database, people).write("emp-ada", out);

        assertThat(List.of(out.toString().split("\n"))).isEqualTo(lines("exported"));
    }

    @ParameterizedTest
    @EachDialect
    void descriptions_that_are_not_kept_stand_in_no_column(Dialect dialect) throws IOException {
        start(dialect);

        new Descriptions(database).purge(new DescriptionPolicy(Duration.ZERO));

        assertThat(rows.all()).filteredOn(row -> row.matches("clockify_(time_entry|time_entry_change|rejected):.*")).isEqualTo(lines("undescribed"));
    }

    private static Predicate<String> names() {
        return row -> List.of(ADA, ADDRESS, NAME, AS_JSON, "Ada King", "countess@", "emp-ada").stream().anyMatch(row::contains);
    }

    private static List<String> lines(String file) throws IOException {
        try (var in = NamedEverywhereTest.class.getResourceAsStream("/privacy/" + file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
