package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.PeopleList;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.people.UserGroup;
import io.camelhub.clockify.people.WrongRequestException;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.settings.PeopleOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@Tag("slow")
class PrivacyTest {

    private static final String ADA = "5e0000000000000000000ada";
    private static final String SUMS =
            "select count(*), sum(duration_seconds), count(distinct user_id) from clockify_time_entry";

    private Company company;
    private People people;

    private void start(Dialect dialect) {
        company = new Company(dialect)
                .employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", "grace@acme.com")
                .employee("e2", "Grace Hopper", "grace@acme.com", "Ops", "ada@acme.com");
        company.roster();
        company.user("w1", ADA, "ada@acme.com", "Ada Lovelace").user("w2", ADA, "ada@acme.com", "Ada Lovelace")
                .user("w1", "u2", "grace@acme.com", "Grace Hopper");
        company.entry("w1", "t1", ADA, "2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "secret thoughts")
                .entry("w2", "t2", ADA, "2026-01-02T08:00:00Z", "2026-01-02T10:00:00Z", "secret plans")
                .entry("w1", "t3", "u2", "2026-01-02T08:00:00Z", "2026-01-02T10:00:00Z", "public");
        people = new People(company.database(), PeopleOptions::standard);
        people.storeGroups("w1", List.of(new UserGroup("g1", "Ops", List.of(ADA, "u2"), "[\"" + ADA + "\"]")));
        people.matchAll();
        company.jdbc().sql("update clockify_user set custom_fields = '{\"f\":\"secret field\"}', roles = '[\"OWNER\"]', time_zone = 'UTC'"
                + " where id = '" + ADA + "'").update();
        company.jdbc().sql("update clockify_time_entry set hourly_rate = 9000, cost_rate = 4000, billable_amount = 9000, cost_amount = 4000,"
                + " currency = 'EUR'").update();
        company.jdbc().sql("insert into clockify_task (workspace_id, id, assignee_ids) values ('w1', 'task', '[\"" + ADA + "\",\"u2\"]')")
                .update();
        // t3 was Ada's before it was Grace's, and was edited then
        for (String values : List.of("{\"description\": \"secret draft\"}", "{\"user_id\": \"" + ADA + "\"}",
                "{\"description\": \"secret of t3\"}")) {
            company.jdbc().sql("insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, seen_at, old_values, "
                    + "new_values) values ('w1', :entry, 'updated', :now, " + json(dialect, ":old") + ", '{}')")
                    .param("entry", values.contains("draft") ? "t1" : "t3")
                    .param("now", company.database().bind(Instant.EPOCH))
                    .param("old", values)
                    .update();
        }
        company.jdbc().sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, "
                + "first_seen_at, last_seen_at) values ('acme', 'w1', 'time_entry', 'bad', :payload, 'h', 1, :now, :now)")
                .param("payload", "{\"userId\": \"" + ADA + "\", \"description\": \"secret reject\"}")
                .param("now", company.database().bind(Instant.EPOCH))
                .update();
        company.jdbc().sql("insert into clockify_sync_run (integration, workspace_id, kind, started_at, requests, entries_seen, "
                + "inserted, updated, deleted, unchanged, healed, rejected, error) values ('acme', 'w1', 'sync', :now, "
                + "0, 0, 0, 0, 0, 0, 0, 0, 'no luck with ada@acme.com')")
                .param("now", company.database().bind(Instant.EPOCH)).update();
    }

    private void audited() {
        AuditTable log = new AuditTable(company.database());
        log.insert("ada@acme.com", "console", new Line(AuditAction.PERSON_EXPORTED, "u2", null, null, null), Outcome.DONE);
        log.insert("root", "clockify console users add",
                new Line(AuditAction.CONSOLE_USER_ADDED, "ada@acme.com", null, "manager, ada@acme.com", null), Outcome.DONE);
        log.insert("root", "console", new Line(AuditAction.PERSON_EXPORTED, ADA, null, null, null), Outcome.DONE);
        log.insert("root", "console", new Line(AuditAction.PERSON_EXPORTED, "e1", null, null, null), Outcome.DONE);
        log.insert("root", "console", new Line(AuditAction.INTEGRATION_ADDED, "e1", null, "a key", null), Outcome.DONE);
    }

    private void rejected(String entryId, String payload) {
        company.jdbc().sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, entry_id, "
                + "times, first_seen_at, last_seen_at) values ('acme', 'w1', 'time_entry', 'bad', :payload, :hash, :entryId, 1, "
                + ":now, :now)")
                .param("payload", payload)
                .param("hash", Integer.toHexString(payload.hashCode()))
                .param("entryId", entryId)
                .param("now", company.database().bind(Instant.EPOCH))
                .update();
    }

    private static String json(Dialect dialect, String parameter) {
        return dialect == Dialect.POSTGRESQL ? "cast(" + parameter + " as jsonb)" : parameter;
    }

    @ParameterizedTest
    @EachDialect
    void an_employee_is_erased_in_every_table_and_stays_so_while_the_sums_stay_right(Dialect dialect) {
        start(dialect);
        audited();
        rejected("t1", "{\"id\": \"t1\", \"description\": \"secret of a row that tells its id\"}");
        rejected(null, "[\"t1\", \"secret of a row that does not\"]");
        rejected("t3", "{\"id\": \"t3\", \"description\": \"of Grace\"}");
        List<String> sums = company.rows(SUMS);
        assertThat(company.everything()).contains(ADA, "secret");

        ErasureReport report = new Erasure(company.database(), people).erase("ada@acme.com");

        assertThat(report.done()).isNotEmpty();
        assertThat(report.notReached()).anyMatch(line -> line.contains("Clockify itself"));
        assertNothingLeft();
        assertThat(report.done()).contains("lines of the audit log renamed: 4", "lines of the audit log emptied: 1");
        assertThat(company.rows("select action from clockify_audit_log where by_whom like 'erased-%' or subject like 'erased-%' order by id"))
                .containsExactly("person_exported", "console_user_added", "person_exported", "person_exported");
        assertThat(company.rows("select subject, new_values from clockify_audit_log where action = 'integration_added'")).containsExactly("e1|a key");
        assertThat(company.rows("select entry_id from clockify_rejected")).containsExactly("t3");
        assertThat(company.rows(SUMS)).isEqualTo(sums);
        assertThat(company.rows("select count(distinct user_id) from clockify_time_entry where id in ('t1', 't2')"))
                .containsExactly("1");
        assertThat(company.rows("select id from clockify_time_entry where hourly_rate is not null or cost_rate is not null or"
                + " billable_amount is not null or cost_amount is not null or currency is not null")).containsExactly("t3");
        assertThat(company.rows("select employee_id, title from clockify_timeline_event where event_id like '%:t1'"))
                .containsExactly("null|Engine");

        company.user("w1", ADA, "ada@acme.com", "Ada Lovelace");
        company.roster();
        people.learnUsers("w3", List.of(new ClockifyUser(ADA, "ada@acme.com", "Ada Lovelace", null, null)));
        people.storeGroups("w1", List.of(new UserGroup("g1", "Ops", List.of(ADA, "u2"), "[\"" + ADA + "\"]")));
        MatchResult result = people.matchAll();

        assertNothingLeft();
        assertThat(result.unmatched()).isEmpty();
        assertThat(new PeopleList(company.database(), people).list(false, null)).extracting(Person::userId).containsExactly("u2");
        assertThat(company.rows("select count(*) from clockify_user_group_member")).containsExactly("2");
    }

    @ParameterizedTest
    @EachDialect
    void the_reason_for_which_somebody_was_ignored_is_erased_with_them_and_that_of_another_stays(Dialect dialect) {
        start(dialect);
        Mappings mappings = new Mappings(company.database(), people);
        mappings.decide("root", choices -> choices.ignore(ADA, "secret illness of Ada"));
        mappings.decide("root", choices -> choices.ignore(ADA, "secret leave"));
        mappings.decide("root", choices -> choices.ignore("u2", "a bot"));
        assertThat(company.everything()).contains("secret illness of Ada", "secret leave");

        new Erasure(company.database(), people).erase(ADA);

        assertThat(company.everything()).doesNotContain("secret illness", "secret leave");
        assertThat(company.rows("select external_id from clockify_identity_change where new_how = 'ignored' and new_rule is null"))
                .hasSize(2).noneMatch(ADA::equals);
        assertThat(company.rows("select new_rule from clockify_identity_change where external_id = 'u2' and new_how = 'ignored'"))
                .containsExactly("a bot");
        assertThat(company.rows("select rule from clockify_identity where how = 'ignored'")).containsExactly("a bot");
    }

    @ParameterizedTest
    @EachDialect
    void a_row_that_was_rejected_with_and_without_its_description_is_one_when_descriptions_are_dropped(Dialect dialect) {
        start(dialect);
        Descriptions descriptions = new Descriptions(company.database());
        descriptions.purge(DescriptionPolicy.NEVER);
        List<String> once = company.rows("select payload from clockify_rejected");
        company.jdbc().sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, "
                + "first_seen_at, last_seen_at) values ('acme', 'w1', 'time_entry', 'bad', :payload, 'h', 1, :now, :now)")
                .param("payload", "{\"userId\": \"" + ADA + "\", \"description\": \"secret reject\"}")
                .param("now", company.database().bind(Instant.EPOCH))
                .update();

        descriptions.purge(DescriptionPolicy.NEVER);

        assertThat(company.rows("select payload from clockify_rejected")).isEqualTo(once).hasSize(1);
    }

    @ParameterizedTest
    @EachDialect
    void of_an_account_that_may_be_the_same_person_it_is_reported_that_it_was_not_reached(Dialect dialect) {
        start(dialect);
        company.user("w1", "u7", "ada.private@mail.example", "Ada Lovelace").user("w1", "u8", null, "Kiosk");

        ErasureReport report = new Erasure(company.database(), people).erase("e1");

        assertThat(report.notReached()).filteredOn(line -> line.contains("Clockify user")).singleElement().asString()
                .contains("u7 may be the same person (same name", "clockify people forget u7");
        assertThatThrownBy(() -> new Erasure(company.database(), people).erase("maybe"))
                .hasMessageContaining("neither an employee nor a Clockify user \"maybe\"");
    }

    @Test
    void the_address_of_somebody_who_was_erased_is_left_out_of_another_s_row_and_that_is_reported() {
        start(Dialect.H2);
        new Erasure(company.database(), people).erase("e1");

        ImportReport report = company.employee("e7", "Adam Lovelock", "ada@acme.com").roster();

        assertThat(report.warnings()).singleElement().asString()
                .contains("row 3: an e-mail address of somebody who was erased; left out").doesNotContain("ada@");
        assertThat(company.rows("select count(*) from clockify_employee_email where employee_id = 'e7'")).containsExactly("0");
    }

    @Test
    void an_undoing_does_not_lead_back_to_somebody_who_was_erased() {
        start(Dialect.H2);
        company.user("w1", "u3", null, "Front Desk");
        Mappings mappings = new Mappings(company.database(), people);
        mappings.decide("root", choices -> choices.map("u3", "e1"));
        mappings.decide("root", choices -> choices.map("u3", "e2"));
        new Erasure(company.database(), people).erase("e1");

        assertThatThrownBy(() -> mappings.decide("root", choices -> choices.undo("u3", mappings.history(null)))).isInstanceOf(WrongRequestException.class)
                .hasMessageContaining("Front Desk was before is no longer on the roster");
        assertThat(company.rows("select employee_id from clockify_user where id = 'u3'")).containsExactly("e2");
    }

    @Test
    void where_the_key_is_lost_nothing_of_anybody_is_written_until_it_is_back() {
        start(Dialect.H2);
        Erasure erasure = new Erasure(company.database(), people);
        erasure.erase("e1");
        String key = company.rows("select hash_key from clockify_privacy_key").get(0);
        company.jdbc().sql("delete from clockify_privacy_key").update();

        assertThatThrownBy(() -> company.user("w1", ADA, "ada@acme.com", "Ada Lovelace")).hasMessageContaining("clockify_privacy_key");
        assertThatThrownBy(company::roster).hasMessageContaining("clockify_privacy_key");
        assertThatThrownBy(() -> erasure.erase("e2")).hasMessageContaining("clockify_privacy_key");
        assertThatThrownBy(() -> new PagePrivacy(company.database(), () -> DescriptionPolicy.FOR_EVER, () -> false).applied(page()))
                .hasMessageContaining("clockify_privacy_key");
        assertThat(new Pseudonymizer(company.database()).users().in("no user " + ADA + " here")).isEqualTo("no user (an id) here");
        assertNothingLeft();

        company.jdbc().sql("insert into clockify_privacy_key (id, hash_key) values (1, :key)").param("key", key).update();
        company.user("w1", ADA, "ada@acme.com", "Ada Lovelace");
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(company.everything())
                .doesNotContain(ADA).doesNotContain("ada@acme.com").doesNotContain("Ada Lovelace").doesNotContain("secret")
                .contains("public").contains("Grace Hopper");
    }

    @ParameterizedTest
    @EachDialect
    void one_account_is_erased_and_the_employee_stays(Dialect dialect) {
        start(dialect);

        ErasureReport report = new Erasure(company.database(), people).erase(ADA);

        assertThat(report.notReached()).anyMatch(line -> line.contains("clockify people forget e1"));
        assertThat(company.rows("select id from clockify_employee order by id")).containsExactly("e1", "e2");
        assertThat(company.rows("select count(*) from clockify_user where id like 'erased-%' and email is null"))
                .containsExactly("2");
        assertThatThrownBy(() -> new Erasure(company.database(), people).erase(ADA)).isInstanceOf(WrongRequestException.class);
    }

    @ParameterizedTest
    @EachDialect
    void a_page_loses_what_must_not_be_written(Dialect dialect) {
        start(dialect);
        PagePrivacy privacy = new PagePrivacy(company.database(), () -> DescriptionPolicy.FOR_EVER, () -> true);
        TimeEntryPage page = page();
        assertThat(privacy.applied(page)).isSameAs(page);
        new Erasure(company.database(), people).erase("e1");

        TimeEntryPage applied = privacy.applied(page);

        TimeEntry entry = applied.entries().get(0);
        assertThat(entry.userId()).startsWith("erased-")
                .isEqualTo(company.rows("select user_id from clockify_time_entry where id = 't1'").get(0));
        assertThat(entry.carries(Column.DESCRIPTION)).isFalse();
        assertThat(applied.entries().get(1)).isSameAs(page.entries().get(1));
        assertThat(applied.users()).containsExactly(new UserRef("u2", null, "Grace"));
        assertThat(applied.rejected().get(0).payload()).doesNotContain(ADA, "Ada", "secret").contains("erased-", "broken");
        assertThat(applied.rejected().get(1)).isSameAs(page.rejected().get(1));
        assertThat(new PagePrivacy(company.database(), () -> DescriptionPolicy.NEVER, () -> false).applied(page).entries())
                .noneMatch(one -> one.carries(Column.DESCRIPTION));
    }

    @Test
    void rates_are_kept_out_unless_they_are_asked_for_and_of_somebody_who_was_erased_always() {
        start(Dialect.H2);
        TimeEntry entry = entry("t1", ADA);
        Map<Column, Object> values = new EnumMap<>(entry.columns());
        Column.RATES.forEach(column -> values.put(column, column == Column.CURRENCY ? "EUR" : 9000L));
        Reference task = new Reference(Reference.Kind.TASK, "task", "Task", null, false, null,
                Map.of(Reference.ASSIGNEES, "[\"" + ADA + "\"]"));
        TimeEntryPage page = new TimeEntryPage("acme", "w1", "single", 1, List.of(new TimeEntry("t1", values)), List.of(task), List.of(),
                List.of(new RejectedRow("time_entry", "t8", "no start", "{\"userId\": \"u2\", \"hourlyRate\": {\"amount\": 9000}, "
                        + "\"project\": {\"costRate\": 1, \"name\": \"P\"}, \"amount\": 7}")), List.of(), true);
        PagePrivacy withRates = new PagePrivacy(company.database(), () -> DescriptionPolicy.FOR_EVER, () -> true);
        PagePrivacy without = new PagePrivacy(company.database(), () -> DescriptionPolicy.FOR_EVER, () -> false);

        assertThat(withRates.applied(page)).isSameAs(page);
        assertThat(without.applied(page).entries().get(0).columns()).doesNotContainKeys(Column.RATES.toArray(Column[]::new))
                .containsEntry(Column.DESCRIPTION, "secret");
        assertThat(without.applied(page).rejected().get(0).payload()).isEqualTo("{\"userId\":\"u2\",\"project\":{\"name\":\"P\"}}");
        new Erasure(company.database(), people).erase("e1");
        assertThat(withRates.applied(page).entries().get(0).columns()).doesNotContainKeys(Column.RATES.toArray(Column[]::new));
        assertThat(withRates.applied(page).references().get(0).details().get(Reference.ASSIGNEES).toString())
                .doesNotContain(ADA).contains("erased-");
    }

    @Test
    void a_rejected_row_without_an_id_keeps_no_page_back_once_somebody_was_erased() {
        start(Dialect.H2);
        new Erasure(company.database(), people).erase("e1");
        TimeEntryPage page = new TimeEntryPage("acme", "w1", "report", 1, List.of(), List.of(), List.of(),
                List.of(new RejectedRow("time_entry", null, "the entry has no id", "{\"userId\": \"u2\"}")), List.of(), true);

        assertThat(new PagePrivacy(company.database(), () -> DescriptionPolicy.FOR_EVER, () -> true).applied(page).rejected())
                .isEqualTo(page.rejected());
    }

    private static TimeEntryPage page() {
        return new TimeEntryPage("acme", "w1", "report", 2, List.of(entry("t1", ADA), entry("t3", "u2")), List.of(),
                List.of(new UserRef(ADA, "ada@acme.com", "Ada"), new UserRef("u2", null, "Grace")),
                List.of(new RejectedRow("time_entry", "t9", "no start",
                                "{\"userId\": \"" + ADA + "\", \"userName\": \"Ada\", \"description\": \"secret\", "
                                        + "\"timeInterval\": {\"start\": \"broken\"}}"),
                        new RejectedRow("time_entry", null, "no JSON", "<html>")), List.of(), true);
    }

    private static TimeEntry entry(String id, String userId) {
        Map<Column, Object> values = new EnumMap<>(Column.class);
        values.put(Column.USER_ID, userId);
        values.put(Column.STARTED_AT, Instant.parse("2026-01-01T08:00:00Z"));
        values.put(Column.DESCRIPTION, "secret");
        return new TimeEntry(id, values);
    }

    @ParameterizedTest
    @EachDialect
    void all_that_is_known_of_a_person_goes_out_as_json(Dialect dialect) throws IOException {
        start(dialect);
        audited();
        company.jdbc().sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, "
                + "first_seen_at, last_seen_at) values ('acme', 'w1', 'time_entry', 'no user id', :payload, 'h2', 1, :now, :now)")
                .param("payload", "{\"userEmail\": \"ada@acme.com\"}")
                .param("now", company.database().bind(Instant.EPOCH))
                .update();
        company.jdbc().sql("insert into clockify_integration (name, backfill_from, first_sync_at, owner_id, owner_email) "
                + "values ('acme', '2026-01-01', :now, '" + ADA + "', 'ada@acme.com')")
                .param("now", company.database().bind(Instant.EPOCH))
                .update();
        StringWriter out = new StringWriter();

        new PersonExport(company.database(), people).write("Ada Lovelace", out);

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/employee/full_name").asText()).isEqualTo("Ada Lovelace");
        assertThat(json.at("/clockify_users").toString()).isEqualTo("[\"" + ADA + "\"]");
        assertThat(json.at("/user")).hasSize(2);
        assertThat(json.at("/user/0/custom_fields/f").asText()).isEqualTo("secret field");
        assertThat(json.at("/entries/0/hourly_rate").asLong()).isEqualTo(9000);
        assertThat(json.at("/user_groups/0/name").asText()).isEqualTo("Ops");
        assertThat(json.at("/identity/0/how").asText()).isEqualTo("email");
        assertThat(json.at("/entries")).hasSize(2);
        assertThat(json.at("/entries/0/description").asText()).isEqualTo("secret thoughts");
        assertThat(json.at("/entries/0/started_at").asText()).isEqualTo("2026-01-01T08:00:00Z");
        assertThat(json.at("/entries/0/duration_seconds").asLong()).isEqualTo(3600);
        assertThat(json.at("/entries/0/billable").isBoolean()).isTrue();
        assertThat(json.at("/entries/0/custom_fields/f").asInt()).isEqualTo(1);
        assertThat(json.at("/changes/0/old_values/description").asText()).isEqualTo("secret draft");
        assertThat(json.at("/api_keys/0/owner_email").asText()).isEqualTo("ada@acme.com");
        assertThat(json.at("/rejected")).hasSize(2);
        assertThat(json.at("/rejected/1/payload").asText()).contains("userEmail");
        assertThat(json.at("/audit_log")).hasSize(4);
        assertThat(json.at("/audit_log").findValuesAsText("values_after")).contains("manager, ada@acme.com");
        assertThat(out.toString()).doesNotContain("public");
    }

    @Test
    void of_an_employee_without_an_account_the_rejected_rows_that_name_them_go_out_too() throws IOException {
        start(Dialect.H2);
        company.employee("e3", "Mary Somerville", "mary@acme.com").roster();
        company.jdbc().sql("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, "
                + "first_seen_at, last_seen_at) values ('acme', 'w1', 'time_entry', 'no user id', "
                + "'{\"userName\": \"Mary Somerville\"}', 'h3', 1, now(), now())").update();
        StringWriter out = new StringWriter();

        new PersonExport(company.database(), people).write("e3", out);

        assertThat(new ObjectMapper().readTree(out.toString()).at("/rejected")).hasSize(1);
    }

    @ParameterizedTest
    @EachDialect
    void descriptions_are_dropped_after_their_time_in_the_history_too(Dialect dialect) {
        start(dialect);
        company.entry("w1", "t4", "u2", Instant.now().minusSeconds(60).toString(), null, "fresh");
        // Clockify's answers show the same time as the database
        company.jdbc().sql("insert into clockify_integration (name, refused_at) values ('witness', now())").update();
        Descriptions descriptions = new Descriptions(company.database());

        assertThat(descriptions.purge(DescriptionPolicy.FOR_EVER)).isZero();
        assertThat(descriptions.purge(new DescriptionPolicy(Duration.ofDays(30)))).isEqualTo(6);
        assertThat(company.rows("select payload from clockify_rejected")).singleElement().asString()
                .contains(ADA).doesNotContain("secret");
        assertThat(company.rows("select description from clockify_time_entry where description is not null"))
                .containsExactly("fresh");
        assertThat(company.rows("select old_values from clockify_time_entry_change order by id").get(0)).isEqualTo("{}");
        assertThat(company.rows("select old_values from clockify_time_entry_change order by id").get(1)).contains(ADA);
        assertThat(descriptions.purge(new DescriptionPolicy(Duration.ofDays(30)))).isZero();

        assertThat(descriptions.purge(DescriptionPolicy.NEVER)).isEqualTo(1);
    }
}
