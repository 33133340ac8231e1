package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.ExportPerson;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.privacy.Descriptions;
import io.camelhub.clockify.privacy.ErasureReport;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Clockify has besides time entries comes into tables of its own, by the real routes. */
@Tag("slow")
class StreamsTest extends StreamScene {

    @EachDialect
    @ParameterizedTest
    void a_stream_is_stored_changed_and_deleted_like_an_entry(Dialect dialect) {
        start(dialect, "time-off-request");
        assertThat(sync().outcome()).isEqualTo("done");

        List<String> all = resources.ids(Resource.TIME_OFF_REQUEST).stream().sorted().toList();
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(hub.count("select count(*) from clockify_stream_change")).isZero();

        resources.change(Resource.TIME_OFF_REQUEST, all.get(0), row -> row.put("note", "changed"));
        resources.delete(Resource.TIME_OFF_REQUEST, all.get(1));
        resources.change(Resource.TIME_OFF_REQUEST, all.get(2), row -> row.put("balance", 77.5));
        assertThat(later(Duration.ofHours(25)).outcome()).isEqualTo("done");

        assertThat(hub.rows("select row_key, kind from clockify_stream_change order by kind, row_key").stream().map(row -> row.get("row_key") + " " + row.get("kind")))
                .containsExactly(all.get(1) + " deleted", all.get(0) + " updated");
        assertThat(ids("deleted_at is not null")).containsExactly(all.get(1));
        assertThat(ids("note = 'changed'")).containsExactly(all.get(0));
        assertThat(ids("balance = 77.5")).contains(all.get(2));

        resources.restore(Resource.TIME_OFF_REQUEST, all.get(1));
        later(Duration.ofHours(25));
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        long writes = hub.count("select count(*) from clockify_stream_change");
        later(Duration.ofHours(25));
        assertThat(hub.count("select count(*) from clockify_stream_change")).isEqualTo(writes).isEqualTo(3);
    }

    @Test
    void on_the_free_plan_and_without_its_feature_nothing_is_asked() {
        world.changeFeature(workspace, "TIME_OFF", false);
        start("time-off-request");
        assertThat(sync().outcome()).isEqualTo("done");
        assertThat(asked("/time-off/requests")).isZero();

        world.changeFeature(workspace, "TIME_OFF", true);
        world.changePlan(workspace, Plan.FREE);
        later(Duration.ofHours(25));
        assertThat(asked("/time-off/requests")).isZero();
        assertThat(simulator.requests().count(request -> request.query() != null && request.query().contains("TIME_OFF_REQUEST"))).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"FEATURES_ABSENT", "FEATURES_ARE_FLAGS", "FEATURES_WRAPPED"})
    void where_clockify_lists_no_features_it_is_asked_for_and_a_refusal_is_kept_for_a_day(Quirk quirk) {
        simulator.behaviour().on(quirk).refuse("/time-off/requests", 403);
        start("time-off-request");
        assertThat(sync().outcome()).isEqualTo("done");
        assertThat(asked("/time-off/requests")).isEqualTo(1);
        assertThat(state("time_off_request")).containsEntry("status", "refused");

        later(Duration.ofHours(1));
        assertThat(asked("/time-off/requests")).isEqualTo(1);
        simulator.behaviour().refuse("/time-off/requests", 200);
        later(Duration.ofHours(24));
        assertThat(ids("deleted_at is null")).isEqualTo(all(Resource.TIME_OFF_REQUEST));
        assertThat(state("time_off_request")).containsEntry("status", "read").containsEntry("problem", null);
    }

    @Test
    void a_quiet_sync_costs_no_more_and_a_change_in_the_feed_is_read_at_the_next() {
        start("time-off-request", "holiday");
        sync();
        later(Duration.ofMinutes(15));
        long before = simulator.requests().count(request -> true);
        RunSummary quiet = later(Duration.ofMinutes(15));
        assertThat(quiet.requests()).isEqualTo(4);
        assertThat(simulator.requests().count(request -> true) - before).isEqualTo(4);

        String id = all(Resource.TIME_OFF_REQUEST).get(0);
        resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("note", "sooner"));
        RunSummary changed = later(Duration.ofMinutes(15));
        assertThat(changed.requests()).isEqualTo(5);
        assertThat(ids("note = 'sooner'")).containsExactly(id);
        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
    }

    @Test
    void types_that_the_feed_does_not_know_cost_neither_entries_nor_projects() {
        simulator.behaviour().on(Quirk.FEED_TYPES_DOCUMENTED);
        start("time-off-request", "holiday", "assignment");
        sync();
        String project = world.createProject(workspace, "new one", null);
        world.rename(workspace, project, "renamed");
        later(Duration.ofMinutes(15));

        assertThat(hub.rows("select feed_all_types, feed_signals, changes_by from clockify_integration_workspace").get(0))
                .containsEntry("feed_all_types", true).containsEntry("feed_signals", false).containsEntry("changes_by", "feed");
        assertThat(hub.count("select count(*) from clockify_project where name = 'renamed'")).isEqualTo(1);
        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
    }

    @Test
    void children_are_read_of_each_parent_and_go_with_it() {
        start("time-off-policy", "time-off-balance");
        assertThat(sync().outcome()).isEqualTo("done");
        List<String> policies = resources.rows(Resource.TIME_OFF_POLICY).stream().filter(row -> !row.path("archived").asBoolean())
                .map(row -> row.path("id").asText()).toList();
        assertThat(policies).isNotEmpty();
        long balances = resources.rows(Resource.TIME_OFF_BALANCE).stream().filter(row -> policies.contains(row.path("policyId").asText())).count();
        assertThat(hub.count("select count(*) from clockify_time_off_balance where deleted_at is null")).isEqualTo(balances).isPositive();
        assertThat(simulator.requests().count(request -> request.path().contains("/time-off/balance/policy/"))).isEqualTo(policies.size());

        String gone = policies.get(0);
        resources.delete(Resource.TIME_OFF_POLICY, gone);
        later(Duration.ofHours(25));
        assertThat(ids("time_off_policy", "deleted_at is not null")).containsExactly(gone);
        assertThat(hub.rows("select distinct policy_id from clockify_time_off_balance where deleted_at is null")).hasSize(policies.size() - 1);
    }

    @Test
    void a_list_that_is_read_by_pages_is_whole_and_what_moved_meanwhile_is_not_taken_as_missing() {
        for (int i = 0; i < 450; i++) {
            resources.add(Resource.TIME_OFF_REQUEST, row -> { });
        }
        start("time-off-request");
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(hub.count("select count(*) from clockify_stream where position is not null")).isZero();

        resources.delete(Resource.TIME_OFF_REQUEST, all.get(3));
        long before = asked("/time-off/requests");
        later(Duration.ofHours(25));
        // read twice: it came in several pages
        assertThat(asked("/time-off/requests") - before).isEqualTo(6);
        assertThat(ids("deleted_at is not null")).containsExactly(all.get(3));
    }

    @Test
    void many_that_are_missing_at_once_are_held_until_a_person_confirms() {
        for (int i = 0; i < 60; i++) {
            resources.add(Resource.TIME_OFF_REQUEST, row -> { });
        }
        start("time-off-request");
        sync();
        List<String> gone = all(Resource.TIME_OFF_REQUEST).subList(0, 40);
        gone.forEach(id -> resources.delete(Resource.TIME_OFF_REQUEST, id));
        RunSummary run = later(Duration.ofHours(25));

        assertThat(run.outcome()).isEqualTo("partial");
        assertThat(run.error()).contains("time_off_request").contains("held back").contains("40 of");
        assertThat(ids("deleted_at is not null")).isEmpty();
        assertThat(state("time_off_request")).containsEntry("status", "held").containsEntry("held", 40);

        clock.advance(Duration.ofMinutes(15));
        sync(new SyncOrder(List.of(), false, null, null, null, true));
        assertThat(ids("deleted_at is not null")).isEqualTo(gone);
        assertThat(state("time_off_request")).containsEntry("status", "read").containsEntry("held", 0);
    }

    @Test
    void a_key_that_lost_its_rights_deletes_nothing() {
        start("time-off-request");
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.MEMBER);
        resources.delete(Resource.TIME_OFF_REQUEST, all.get(0));
        RunSummary run = later(Duration.ofHours(25));

        assertThat(ids("deleted_at is not null")).isEmpty();
        assertThat(run.outcome()).isEqualTo("partial");
        assertThat(state("time_off_request").get("status")).isEqualTo("held");
    }

    @Test
    void a_key_with_another_role_deletes_nothing_even_where_few_rows_are_missing() {
        start("holiday");
        sync();
        String gone = all(Resource.HOLIDAY).get(0);
        world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.TEAM_MANAGER);
        resources.delete(Resource.HOLIDAY, gone);
        later(Duration.ofHours(25));
        assertThat(ids("holiday", "deleted_at is not null")).isEmpty();
        assertThat((String) state("holiday").get("problem")).contains("1 missing rows are held back").contains("role");

        clock.advance(Duration.ofMinutes(15));
        sync(new SyncOrder(List.of(), false, null, null, null, true));
        assertThat(ids("holiday", "deleted_at is not null")).containsExactly(gone);
    }

    @Test
    void what_is_not_within_its_window_is_left_as_it_is() {
        start("assignment");
        sync();
        long stored = hub.count("select count(*) from clockify_assignment");
        assertThat(stored).isPositive();
        later(Duration.ofDays(60));
        assertThat(hub.count("select count(*) from clockify_assignment where deleted_at is not null")).isZero();
        assertThat(hub.count("select count(*) from clockify_assignment")).isGreaterThanOrEqualTo(stored);
    }

    @Test
    void an_approval_that_is_listed_no_more_has_left_the_list_and_is_not_deleted() {
        start("approval-request");
        sync();
        String one = all(Resource.APPROVAL_REQUEST).stream().filter(id -> resources.row(Resource.APPROVAL_REQUEST, id)
                .at("/approvalRequest/status/state").asText().equals("PENDING")).findFirst()
                .orElseGet(() -> resources.submit(world.people(workspace).get(2).id(), LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-08")));
        later(Duration.ofHours(25));
        assertThat(ids("approval_request", "left_list_at is null")).contains(one);
        resources.decideApproval(one, "REJECTED", world.keyOwner(World.ADMIN), "no");
        later(Duration.ofDays(32));
        assertThat(ids("approval_request", "left_list_at is not null")).contains(one);
        assertThat(hub.count("select count(*) from clockify_stream_change where kind = 'left' and row_key = '" + one + "'")).isEqualTo(1);
    }

    private enum Bad {
        REFUSED_400(Fault.status(400), "refused"), REFUSED_403(Fault.status(403), "refused"), REFUSED_404(Fault.status(404), "refused"),
        REFUSED_405(Fault.status(405), "refused"), BROKEN_500(Fault.status(500), "failed"), EMPTY(Fault.emptyBody(), "failed"),
        HTML(Fault.html200(), "failed"), WRONG_SHAPE(Fault.wrongShape(), "failed"), NO_KEY(Fault.oddRow(Fault.OddRow.NO_KEY), "partial"),
        NUMBERS_AS_TEXT(Fault.oddRow(Fault.OddRow.NUMBERS_AS_TEXT), "rejected"), YEAR_ZERO(Fault.oddRow(Fault.OddRow.YEAR_ZERO), "rejected"),
        NULL(Fault.oddRow(Fault.OddRow.NULL), "partial");

        private final Fault fault;
        private final String status;

        Bad(Fault fault, String status) {
            this.fault = fault;
            this.status = status;
        }
    }

    @ParameterizedTest
    @EnumSource(Bad.class)
    void a_bad_answer_costs_nothing_that_is_stored_and_neither_entries_nor_other_streams(Bad bad) {
        start("time-off-request", "holiday");
        sync();
        List<String> all = all(Resource.TIME_OFF_REQUEST);
        String entry = world.entries(workspace).stream().filter(one -> !one.running()).findFirst().orElseThrow().id();
        world.editEntry(workspace, entry, draft -> draft.withDescription("edited meanwhile"));
        String holiday = resources.add(Resource.HOLIDAY, row -> { });
        simulator.faults().next(100, Faults.to("/time-off/requests"), bad.fault);
        later(Duration.ofHours(25));

        assertThat(hub.count("select count(*) from clockify_time_entry where description = 'edited meanwhile'")).isEqualTo(1);
        assertThat(ids("holiday", "deleted_at is null")).contains(holiday);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(hub.count("select count(*) from clockify_stream_change")).isZero();
        assertThat(state("time_off_request")).containsEntry("status", bad.status);
        assertThat((String) state("time_off_request").get("problem")).isNotBlank();
        assertThat(state("holiday")).containsEntry("status", "read");
        assertThat(hub.count("select count(*) from clockify_rejected where kind = 'time_off_request'"))
                .isEqualTo(bad.status.equals("rejected") || bad.status.equals("partial") ? 1 : 0);

        simulator.faults().clear();
        later(Duration.ofHours(25));
        assertThat(state("time_off_request")).containsEntry("status", "read").containsEntry("problem", null);
        assertThat(ids("deleted_at is null")).isEqualTo(all);
        assertThat(hub.count("select count(*) from clockify_rejected")).isZero();
    }

    private String everything() {
        StringBuilder text = new StringBuilder();
        for (String table : hub.tables()) {
            hub.rows("select * from " + table).forEach(row -> text.append(table).append(' ').append(row).append('\n'));
        }
        return text.toString();
    }

    /** The bodies of all events that wait. */
    private String outbox() {
        return hub.rows("select payload from clockify_outbox").stream()
                .map(row -> row.get("payload") instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : row.get("payload").toString())
                .collect(Collectors.joining("\n"));
    }

    @EachDialect
    @ParameterizedTest
    void a_person_is_exported_and_erased_in_every_stream_and_kept_out_after_that(Dialect dialect) {
        settings.put("clockify.events.uri", "direct:nobody");
        settings.put("clockify.events.backfill", "true");
        // the events wait, so that they are searched, too
        settings.put("camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml,**/clockify-console.camel.yaml");
        start(dialect, "time-off-request", "time-off-policy", "time-off-balance", "holiday", "assignment", "approval-request");
        String person = resources.rows(Resource.TIME_OFF_REQUEST).get(0).path("userId").asText();
        String other = resources.rows(Resource.TIME_OFF_REQUEST).stream().filter(row -> !row.path("userId").asText().equals(person)).findFirst()
                .orElseThrow().path("id").asText();
        String own = resources.rows(Resource.TIME_OFF_REQUEST).get(0).path("id").asText();
        resources.change(Resource.TIME_OFF_REQUEST, own, row -> row.put("note", "secret of theirs"));
        resources.change(Resource.TIME_OFF_REQUEST, other, row -> {
            row.put("note", "of another");
            ((ObjectNode) row.get("status")).put("changedByUserId", person);
        });
        resources.add(Resource.HOLIDAY, row -> row.putObject("users").putArray("ids").add(person));
        sync();
        resources.change(Resource.TIME_OFF_REQUEST, own, row -> row.put("note", "secret second"));
        later(Duration.ofHours(25));
        assertThat(everything()).contains(person, "secret of theirs", "secret second");
        assertThat(outbox()).contains(person, "secret of theirs", "secret second");
        hub.execute("update clockify_stream set problem = 'something about " + person + "'");

        StringWriter export = new StringWriter();
        hub.bean("clockifyExportPerson", ExportPerson.class).run(person, export, new Order("an admin", "asked"));
        assertThat(export.toString()).contains("stream_time_off_request", "secret second", "secret of theirs", "stream_time_off_balance", "stream_changes");

        ErasureReport report = hub.bean("clockifyErasePerson", ErasePerson.class).run(person, new Order("an admin", "asked"), waiting -> { });
        assertThat(report.done()).anyMatch(line -> line.startsWith("rows of the stream time_off_request"));
        // whoever takes the events is told who it was
        hub.execute("delete from clockify_outbox where type = 'clockify.user.forgotten'");
        assertThat(outbox()).contains("of another").doesNotContain(person, "secret of theirs", "secret second");
        assertThat(everything()).doesNotContain(person, "secret of theirs", "secret second").contains("of another");

        later(Duration.ofHours(25));
        assertThat(everything()).doesNotContain(person, "secret of theirs", "secret second").contains("of another");
        assertThat(hub.count("select count(*) from clockify_time_off_request where deleted_at is null"))
                .isEqualTo(resources.count(Resource.TIME_OFF_REQUEST));
        assertThat(hub.count("select count(*) from clockify_time_off_balance where deleted_at is not null")).isZero();
    }

    @Test
    void a_row_of_an_erased_person_that_cannot_be_read_is_not_taken_as_missing() {
        start("time-off-balance");
        sync();
        String id = resources.ids(Resource.TIME_OFF_BALANCE).get(0);
        String person = resources.row(Resource.TIME_OFF_BALANCE, id).path("userId").asText();
        hub.bean("clockifyErasePerson", ErasePerson.class).run(person, new Order("an admin", "asked"), waiting -> { });
        resources.change(Resource.TIME_OFF_BALANCE, id, row -> row.put("used", "many"));
        later(Duration.ofHours(25));
        later(Duration.ofHours(25));
        assertThat(state("time_off_balance")).containsEntry("status", "rejected").containsEntry("held", 0);
        assertThat(hub.count("select count(*) from clockify_time_off_balance where deleted_at is not null")).isZero();
    }

    @Test
    void an_erased_person_is_no_parent_whom_clockify_is_asked_about() {
        declare("member", """
                # A user.
                stream: member
                read: {get: users, pages: none}
                key: [id]
                missing: deleted
                columns: {id: {who: true}}
                """);
        declare("profile", """
                # A profile.
                stream: profile
                each: {stream: member}
                read: {get: "member-profile/{parent}", rows: one, pages: none}
                key: [user_id]
                missing: nothing
                columns: {user_id: {from: parent, who: true}, work_capacity: word}
                """);
        start("profile");
        sync();
        long all = hub.count("select count(*) from clockify_profile");
        assertThat(all).isEqualTo(hub.count("select count(*) from clockify_member")).isPositive();
        String person = world.people(workspace).get(1).id();
        hub.bean("clockifyErasePerson", ErasePerson.class).run(person, new Order("an admin", "asked"), waiting -> { });
        simulator.requests().reset();
        later(Duration.ofHours(25));
        assertThat(simulator.requests().count(request -> request.path().contains("/member-profile/"))).isEqualTo(all - 1);
        assertThat(simulator.requests().count(request -> request.status() >= 400)).isZero();
        assertThat(hub.count("select count(*) from clockify_profile")).isEqualTo(all);
    }

    @EachDialect
    @ParameterizedTest
    void a_match_that_is_made_later_holds_for_all_rows(Dialect dialect) {
        start(dialect, "time-off-request");
        sync();
        PersonView person = world.people(workspace).stream().filter(one -> hub.count("select count(*) from clockify_time_off_request where user_id = '"
                + one.id() + "'") > 0).findFirst().orElseThrow();
        assertThat(hub.count("select count(*) from clockify_time_off_request where employee_id is not null")).isZero();

        hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'One', true, current_timestamp)");
        hub.bean("clockifyDecideIdentity", DecideIdentity.class).map(person.id(), "e1", new Order("an admin", "known"));
        long theirs = hub.count("select count(*) from clockify_time_off_request where user_id = '" + person.id() + "'");
        assertThat(hub.count("select count(*) from clockify_time_off_request where employee_id = 'e1'")).isEqualTo(theirs).isPositive();

        later(Duration.ofHours(25));
        assertThat(hub.count("select count(*) from clockify_time_off_request where employee_id = 'e1'")).isEqualTo(theirs);
        assertThat(hub.count("select count(*) from clockify_stream_change")).isZero();
    }

    @Test
    void private_texts_are_dropped_after_their_time_and_do_not_come_back() {
        start("time-off-request");
        String old = all(Resource.TIME_OFF_REQUEST).get(0);
        resources.change(Resource.TIME_OFF_REQUEST, old, row -> row.put("note", "an old note"));
        sync();
        assertThat(ids("note = 'an old note'")).containsExactly(old);
        later(Duration.ofDays(400));
        new Descriptions(hub.database()).purge(new DescriptionPolicy(Duration.ofDays(90)));
        assertThat(ids("note is not null")).isEmpty();
        assertThat(everything()).doesNotContain("an old note");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void money_and_texts_are_stored_only_where_they_are_wanted(boolean wanted) {
        settings.put("clockify.rates", String.valueOf(wanted));
        settings.put("clockify.keep-descriptions", wanted ? "for ever" : "never");
        start("approval-request", "expense");
        resources.change(Resource.APPROVAL_REQUEST, all(Resource.APPROVAL_REQUEST).get(0),
                row -> ((ObjectNode) row.at("/approvalRequest/status")).put("note", "why"));
        sync();
        assertThat(hub.count("select count(*) from clockify_approval_request where note is not null") > 0).isEqualTo(wanted);
        assertThat(hub.count("select count(*) from clockify_expense") > 0).isEqualTo(wanted);
        assertThat(simulator.requests().count(request -> request.path().contains("expenses")) > 0).isEqualTo(wanted);
    }

}
