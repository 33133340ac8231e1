package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** Fields of Clockify's lists and its feed other than names reach the tables. */
@Tag("slow")
class ReportedFieldsTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(85).people(9).groups(2).entries(80).zones("Europe/Vienna").oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(20))).to(clock.instant().minus(Duration.ofDays(1))).build();
    private final String workspace = world.workspaceId();

    private static List<String> rows(Hub hub, String sql) {
        return hub.rows(sql).stream().map(row -> row.values().toString()).toList();
    }

    @ParameterizedTest
    @EachDialect
    void people_projects_clients_tasks_and_groups_have_what_their_lists_carry(Dialect dialect) {
        String owner = world.keyOwner(World.ADMIN);
        String client = world.createClient(workspace, "Acme");
        String project = world.createProject(workspace, "Engine", client);
        String task = world.createTask(workspace, project, "Test");
        world.assignTask(workspace, project, task, owner);
        world.createEntry(workspace, EntryDraft.of(owner, clock.instant().minusSeconds(7200), clock.instant().minusSeconds(3600))
                .withProject(project).withTask(task));
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            hub.sync();
            clock.advance(Duration.ofMinutes(15));
            // a report names the tasks: their lists are read with what is reconciled
            hub.sync(new SyncOrder(List.of(), true, null, null, clock.instant(), true));

            Truth.of(hub, world).assertSame(workspace);
            assertThat(rows(hub, "select currency from clockify_workspace")).containsExactly("[EUR]");
            assertThat(rows(hub, "select distinct time_zone, week_start from clockify_user where time_zone is not null"))
                    .containsExactly("[Europe/Vienna, MONDAY]");
            assertThat(rows(hub, "select roles from clockify_user where id = '" + owner + "'").get(0)).contains("OWNER");
            assertThat(hub.count("select count(*) from clockify_user where custom_fields like '%Cost centre%'")).isPositive();
            assertThat(hub.count("select count(*) from clockify_user_group where manager_ids is null")).isZero();
            assertThat(rows(hub, "select currency from clockify_client where id = '" + client + "'")).containsExactly("[EUR]");
            assertThat(rows(hub, "select color, billable is null, public is null from clockify_project where id = '" + project + "'"))
                    .singleElement().asString().contains("#03A9F4").doesNotContainIgnoringCase("true").doesNotContain(", 1");
            assertThat(rows(hub, "select status, assignee_ids from clockify_task where id = '" + task + "'"))
                    .containsExactly("[ACTIVE, [\"" + owner + "\"]]");
        }
    }

    @ParameterizedTest
    @EachDialect
    void clockifys_own_times_and_the_approval_come_with_the_feed_and_are_no_change_of_themselves(Dialect dialect) {
        String entry = world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN),
                clock.instant().minusSeconds(7200), clock.instant().minusSeconds(3600)));
        Instant created = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            hub.sync();
            String times = "select created_at, updated_at, approval_status, kiosk_id from clockify_time_entry where id = '" + entry + "'";
            assertThat(rows(hub, times)).containsExactly("[null, null, null, null]");
            clock.advance(Duration.ofMinutes(15));
            world.invoiceEntry(workspace, entry, true);
            Instant invoiced = clock.instant();
            clock.advance(Duration.ofMinutes(15));
            hub.sync();

            // an invoice is nothing that is stored: only its time is
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
            assertThat(hub.database().statement("time-entries/select", "workspace_id", workspace, "ids", hub.database().ids(List.of(entry)))
                    .query((row, index) -> List.of(hub.database().instant(row, "created_at"), hub.database().instant(row, "updated_at"),
                            row.getString("approval_status")))
                    .single()).isEqualTo(List.of(created, invoiced, "UNSUBMITTED"));

            world.approveEntry(workspace, entry, true);
            clock.advance(Duration.ofMinutes(15));
            hub.sync();
            assertThat(rows(hub, "select kind from clockify_time_entry_change")).containsExactly("[updated]");
            assertThat(rows(hub, "select old_values, new_values from clockify_time_entry_change").toString())
                    .contains("UNSUBMITTED", "APPROVED");
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_request_that_an_entry_is_to_be_approved_by_comes_with_the_report_and_goes_with_it(Dialect dialect) {
        String entry = world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN),
                clock.instant().minusSeconds(7200), clock.instant().minusSeconds(3600)));
        world.approveEntry(workspace, entry, true);
        clock.advance(Duration.ofMinutes(1));
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            hub.sync();
            String request = "select approval_request_id from clockify_time_entry where id = '" + entry + "'";
            // the simulator has one request a workspace
            assertThat(rows(hub, request)).containsExactly("[" + workspace + "]");
            Truth.of(hub, world).assertSame(workspace);

            world.approveEntry(workspace, entry, false);
            clock.advance(Duration.ofMinutes(15));
            hub.sync(new SyncOrder(List.of(), true, null, null, clock.instant(), true));

            assertThat(rows(hub, request)).containsExactly("[null]");
            assertThat(rows(hub, "select old_values from clockify_time_entry_change where time_entry_id = '" + entry + "'").toString())
                    .containsPattern("\"approval_request_id\": ?\"" + workspace + "\"");
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    private static long known(Hub hub, String column, String table) {
        return hub.count("select count(*) from " + table + " where " + column + " is not null");
    }

    @ParameterizedTest
    @EachDialect
    void rates_budgets_and_who_is_assigned_come_with_the_lists_and_money_only_where_it_is_kept(Dialect dialect) {
        SyncOrder all = new SyncOrder(List.of(), true, null, null, clock.instant().plusSeconds(900), true);
        List<String> money = List.of("clockify_project.hourly_rate", "clockify_project.cost_rate", "clockify_project.budget",
                "clockify_project_member.hourly_rate", "clockify_task.hourly_rate", "clockify_task.budget", "clockify_user.hourly_rate",
                "clockify_user.cost_rate");
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            try (Hub hub = Hub.start(simulator, database, Map.of(), clock::instant)) {
                hub.sync();
                clock.advance(Duration.ofMinutes(15));
                hub.sync(all);
                assertThat(money).allSatisfy(column -> assertThat(
                        known(hub, column.substring(column.indexOf('.') + 1), column.substring(0, column.indexOf('.')))).isZero());
                assertThat(rows(hub, "select distinct tracked_seconds from clockify_project")).containsExactly("[758733]");
                assertThat(known(hub, "budget_reset", "clockify_project")).isPositive();
                assertThat(known(hub, "template", "clockify_project")).isEqualTo(hub.count("select count(*) from clockify_project"));
                assertThat(known(hub, "group_ids", "clockify_task")).isPositive();
                assertThat(hub.count("select count(*) from clockify_client where cc_emails like '%copy@client.example%'")).isPositive();
                assertThat(rows(hub, "select distinct kind, status from clockify_project_member order by kind"))
                        .containsExactly("[USER, ACTIVE]", "[USERGROUP, ACTIVE]");
                assertThat(rows(hub, "select working_days, rounding, locked_before from clockify_workspace"))
                        .containsExactly("[[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"], null, null]");
            }
            try (Hub hub = Hub.start(simulator, database, Map.of("clockify.rates", "true"), clock::instant)) {
                long members = hub.count("select count(*) from clockify_project_member");
                clock.advance(Duration.ofDays(1));
                hub.sync(new SyncOrder(List.of(), true, null, null, clock.instant(), true));
                assertThat(money).allSatisfy(column -> assertThat(
                        known(hub, column.substring(column.indexOf('.') + 1), column.substring(0, column.indexOf('.')))).isPositive());
                assertThat(rows(hub, "select distinct budget from clockify_project where budget is not null")).containsExactly("[1500000]");
                assertThat(hub.count("select count(*) from clockify_project_member")).isEqualTo(members);
            }
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_invoice_that_an_entry_is_on_comes_with_the_report(Dialect dialect) {
        World rich = World.builder().seed(85).people(9).entries(80).oddities(false).resources(true).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(120))).to(clock.instant().minus(Duration.ofDays(1))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(rich);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            hub.sync();

            assertThat(known(hub, "invoice_id", "clockify_time_entry")).isPositive()
                    .isEqualTo(rich.entries(rich.workspaceId()).stream().filter(entry -> entry.invoiceId() != null).count());
            Truth.of(hub, rich).assertSame(rich.workspaceId());
        }
    }
}
