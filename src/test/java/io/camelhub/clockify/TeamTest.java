package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How {@code team-ids} selects workspaces and user groups. */
@Tag("slow")
class TeamTest {

    private final World world = World.builder().seed(41).workspaces(2).people(24).groups(4).entries(300).build();
    private final String first = world.workspaceIds().get(0);
    private final String second = world.workspaceIds().get(1);
    private final ClockifySimulator simulator = ClockifySimulator.start(world);

    @AfterEach
    void close() {
        simulator.close();
    }

    private Hub hub(String... teamIds) {
        return Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                Map.of("clockify.integrations.acme.team-ids", String.join(", ", teamIds)));
    }

    private GroupView group(String workspace, int index) {
        return world.groups(workspace).get(index);
    }

    @Test
    void without_team_ids_all_workspaces_are_synced() {
        try (Hub hub = hub()) {
            assertThat(hub.sync()).hasSize(2).extracting(RunSummary::outcome).containsOnly("done");
            Truth.of(hub, world).assertSame(first);
            Truth.of(hub, world).assertSame(second);
        }
    }

    @Test
    void a_workspace_id_means_all_of_that_workspace() {
        try (Hub hub = hub(second)) {
            assertThat(hub.sync()).extracting(RunSummary::workspaceId).containsExactly(second);
            Truth.of(hub, world).assertSame(second);
        }
    }

    @Test
    void group_ids_mean_their_members_kiosk_members_too() {
        GroupView one = group(first, 0);
        GroupView other = group(first, 1);
        PersonView kiosk = world.people(first).stream()
                .filter(person -> person.accountStatus() == AccountStatus.LIMITED).findFirst().orElseThrow();
        world.addToGroup(first, one.id(), kiosk.id());
        assertThat(world.entries(first)).anyMatch(entry -> entry.userId().equals(kiosk.id()));
        try (Hub hub = hub(one.id(), other.id())) {
            assertThat(hub.sync()).extracting(RunSummary::workspaceId, RunSummary::outcome)
                    .containsExactly(tuple(first, "done"));
            Truth.of(hub, world).ofGroups(first, one.id(), other.id()).assertSame(first);
        }
    }

    @Test
    void the_order_of_team_ids_means_nothing() {
        List<String> groups = List.of(group(first, 1).id(), group(first, 0).id());
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        for (List<String> teamIds : List.of(groups, List.of(groups.get(1), groups.get(0)))) {
            simulator.requests().reset();
            try (Hub hub = Hub.start(simulator, database,
                    Map.of("clockify.integrations.acme.team-ids", String.join(", ", teamIds)))) {
                assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");
            }
        }
        assertThat(simulator.requests().all()).noneMatch(Faults.to("/reports/detailed"));
    }

    @Test
    void a_group_inside_a_workspace_that_is_asked_for_narrows_nothing() {
        try (Hub hub = hub(first, group(first, 0).id(), group(second, 1).id())) {
            assertThat(hub.sync()).hasSize(2).extracting(RunSummary::outcome).containsOnly("done");
            Truth.of(hub, world).assertSame(first);
            Truth.of(hub, world).ofGroups(second, group(second, 1).id()).assertSame(second);
        }
    }

    @Test
    void an_unknown_id_is_reported_with_all_there_are_and_the_others_are_synced() {
        try (Hub hub = hub("0123456789abcdef01234567", second)) {
            assertThat(hub.sync()).extracting(RunSummary::workspaceId).containsExactly(second);
            Truth.of(hub, world).assertSame(second);
            assertThat(hub.failures()).singleElement().asString()
                    .contains("clockify.integrations.acme.team-ids", "0123456789abcdef01234567")
                    .contains(first, world.workspaceName(first), second, group(first, 0).id(), group(first, 0).name());
        }
    }

    @Test
    void where_no_id_is_known_nothing_is_synced() {
        try (Hub hub = hub("0123456789abcdef01234567")) {
            assertThat(hub.sync()).isEmpty();
            assertThat(hub.failures()).singleElement().asString().contains("0123456789abcdef01234567", first, second);
            assertThat(hub.count("select count(*) from clockify_time_entry")).isZero();
        }
    }

    @Test
    void two_integrations_on_one_workspace_share_rows() {
        GroupView group = group(first, 0);
        try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                "clockify.integrations.acme.team-ids", group.id(),
                "clockify.integrations.zeta.api-key", world.adminKey(),
                "clockify.integrations.zeta.api-url", simulator.apiUrl(),
                "clockify.integrations.zeta.reports-url", simulator.reportsUrl(),
                "clockify.integrations.zeta.team-ids", first))) {
            List<RunSummary> runs = hub.sync();

            assertThat(runs).hasSize(2).extracting(RunSummary::outcome).containsOnly("done");
            Truth.of(hub, world).assertSame(first);
            assertThat(hub.count("select count(*) from clockify_time_entry where integration = 'acme'"))
                    .isEqualTo(runs.get(0).inserted()).isPositive();
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
        }
    }

    /** A plain member with entries, one of them at least no running timer. */
    private String memberWithEntries() {
        return world.people(first).stream()
                .filter(person -> person.role() == Role.MEMBER && person.email() != null)
                .map(PersonView::id)
                .filter(id -> world.entries(first).stream().anyMatch(entry -> entry.userId().equals(id) && !entry.running()))
                .findFirst().orElseThrow();
    }

    /** Two integrations over one workspace: acme has the admin's key, zeta a member's. */
    private Hub hubOfAdminAnd(String member) {
        world.addKey("member", member);
        return hubOfAdminAndMember(TestDatabases.empty(Dialect.H2), true);
    }

    private Hub hubOfAdminAndMember(TestDatabases.Access database, boolean admin) {
        return Hub.start(simulator, database, Map.of(
                "clockify.integrations.acme.team-ids", first,
                "clockify.integrations.acme.enabled", String.valueOf(admin),
                "clockify.integrations.zeta.api-key", world.key("member"),
                "clockify.integrations.zeta.api-url", simulator.apiUrl(),
                "clockify.integrations.zeta.reports-url", simulator.reportsUrl(),
                "clockify.integrations.zeta.team-ids", first));
    }

    @Test
    void a_key_that_sees_less_deletes_nothing_of_what_another_integration_sees() {
        String member = memberWithEntries();
        try (Hub hub = hubOfAdminAnd(member)) {
            hub.sync();
            EntryView deleted = world.entries(first).stream()
                    .filter(entry -> !entry.running() && !entry.userId().equals(member)).findFirst().orElseThrow();
            world.deleteEntry(first, deleted.id());

            hub.sync(new SyncOrder(List.of(), true, LocalDate.ofInstant(deleted.start(), ZoneOffset.UTC), null, null, false));

            Truth.of(hub, world).assertSame(first);
            assertThat(hub.rows("select id from clockify_time_entry where deleted_at is not null"))
                    .extracting(row -> row.get("ID")).containsExactly(deleted.id());
        }
    }

    @Test
    void an_entry_that_moves_out_of_sight_of_a_member_s_key_is_left_to_the_key_that_still_sees_it() {
        String member = memberWithEntries();
        try (Hub hub = hubOfAdminAnd(member)) {
            hub.sync(SyncOrder.of(List.of("zeta")));
            hub.sync(SyncOrder.of(List.of("acme")));
            EntryView moved = world.entries(first).stream()
                    .filter(entry -> !entry.running() && entry.userId().equals(member)).findFirst().orElseThrow();
            String owner = "select integration from clockify_time_entry where deleted_at is null and id = '" + moved.id() + "'";
            assertThat(hub.rows(owner)).singleElement().asString().contains("zeta");
            String colleague = world.entries(first).stream().map(EntryView::userId)
                    .filter(user -> !user.equals(member)).findFirst().orElseThrow();
            world.editEntry(first, moved.id(), draft -> draft.withUser(colleague));
            LocalDate day = LocalDate.ofInstant(moved.start(), ZoneOffset.UTC);

            hub.sync(new SyncOrder(List.of("zeta"), true, day, null, null, false));

            assertThat(hub.rows(owner)).singleElement().asString().contains("acme");
            SyncOrder both = new SyncOrder(List.of(), true, day, null, null, false);
            hub.sync(both);
            Truth.of(hub, world).assertSame(first);
            hub.sync(both);
            assertThat(hub.count("select count(*) from clockify_time_entry_change where kind <> 'updated'")).isZero();

            world.deleteEntry(first, moved.id());
            hub.sync(both);
            Truth.of(hub, world).assertSame(first);
        }
    }

    @Test
    void a_member_s_key_deletes_nothing_of_what_an_integration_that_is_turned_off_has_read_of_others() {
        String member = memberWithEntries();
        world.addKey("member", member);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (Hub hub = hubOfAdminAndMember(database, true)) {
            hub.sync();
        }
        EntryView deleted = world.entries(first).stream()
                .filter(entry -> !entry.running() && entry.userId().equals(member)).findFirst().orElseThrow();
        SyncOrder all = new SyncOrder(
                List.of(), true, LocalDate.ofInstant(deleted.start(), ZoneOffset.UTC), null, null, true);
        try (Hub hub = hubOfAdminAndMember(database, false)) {
            hub.sync(all);
            assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();

            world.deleteEntry(first, deleted.id());
            hub.sync(all);

            Truth.of(hub, world).assertSame(first);
        }
    }
}
