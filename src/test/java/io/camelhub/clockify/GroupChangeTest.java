package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who join a group, leave it or change, and groups that are added to {@code team-ids} or taken out. */
class GroupChangeTest {

    private static final String TEAM_IDS = "clockify.integrations.acme.team-ids";

    private final SyncedWorkspace workspace = new SyncedWorkspace(World.builder().groups(3), Map.of());
    private final World world = workspace.world;
    private final GroupView one = world.groups(workspace.id).get(0);
    private final GroupView other = world.groups(workspace.id).get(1);

    @AfterEach
    void close() {
        workspace.close();
    }

    /** A hub of its own with nothing but the groups. */
    private SyncedWorkspace ofGroups(String... ids) {
        return new SyncedWorkspace(World.builder().groups(3), Map.of(TEAM_IDS, String.join(",", ids)));
    }

    private static PersonView outsider(SyncedWorkspace of, GroupView group) {
        return of.world.people(of.id).stream()
                .filter(person -> !group.userIds().contains(person.id()))
                .filter(person -> of.world.entries(of.id).stream().filter(entry -> entry.userId().equals(person.id())).count() > 2)
                .findFirst().orElseThrow();
    }

    private static void aDay(SyncedWorkspace of) {
        of.later(Duration.ofHours(25));
        of.soon();
    }

    @Test
    void who_joins_a_group_brings_their_past_within_a_day() {
        try (SyncedWorkspace team = ofGroups(one.id())) {
            GroupView group = team.world.groups(team.id).get(0);
            team.truth().ofGroups(team.id, group.id()).assertSame(team.id);
            team.world.addToGroup(team.id, group.id(), outsider(team, group).id());

            aDay(team);

            team.truth().ofGroups(team.id, group.id()).assertSame(team.id);
        }
    }

    @Test
    void who_leaves_a_group_keeps_their_past_and_it_is_still_corrected() {
        try (SyncedWorkspace team = ofGroups(one.id())) {
            String leaver = team.entry(entry -> one.userIds().contains(entry.userId()) && !entry.running()).userId();
            long before = team.hub().count("select count(*) from clockify_timeline_event");
            team.world.removeFromGroup(team.id, one.id(), leaver);
            aDay(team);
            assertThat(team.hub().count("select count(*) from clockify_timeline_event")).isEqualTo(before);

            EntryView edited = team.entry(entry -> entry.userId().equals(leaver) && !entry.running());
            team.world.editEntry(team.id, edited.id(), draft -> draft.withDescription("corrected later"));
            team.soon();

            assertThat(team.row(edited.id())).containsEntry("DESCRIPTION", "corrected later");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_left_the_workspace_and_is_still_listed_by_a_group_is_not_asked_for_at_each_sync(boolean byReport) {
        try (SyncedWorkspace team = ofGroups(one.id())) {
            String gone = outsider(team, one).id();
            team.world.allowReports(team.id, byReport);
            team.world.addToGroup(team.id, one.id(), gone);
            team.simulator.faults().next(100_000, Faults.to("/user/" + gone + "/time-entries"),
                    Fault.status(400, "{\"message\":\"User doesn't belong to Workspace\",\"code\":501}"));
            long stored = team.hub().count("select count(*) from clockify_timeline_event");

            RunSummary met = team.later(Duration.ofHours(25));

            assertThat(met).extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
            assertThat(team.simulator.requests().count(request -> request.path().contains(gone))).isOne();
            assertThat(team.soon().outcome()).isEqualTo("done");
            assertThat(team.simulator.requests().count(request -> request.path().contains(gone))).isOne();
            assertThat(team.hub().count("select count(*) from clockify_timeline_event")).isGreaterThanOrEqualTo(stored);
        }
    }

    @Test
    void a_group_that_is_added_is_fetched_and_one_that_is_taken_out_keeps_its_past() {
        try (SyncedWorkspace team = ofGroups(one.id())) {
            team.restart(Map.of(TEAM_IDS, one.id() + ", " + other.id()));
            team.truth().ofGroups(team.id, one.id(), other.id()).assertSame(team.id);
            long before = team.hub().count("select count(*) from clockify_timeline_event");

            team.restart(Map.of(TEAM_IDS, one.id()));
            aDay(team);

            assertThat(team.hub().count("select count(*) from clockify_timeline_event")).isEqualTo(before);
            team.truth().ofGroups(team.id, one.id()).orMore().assertSame(team.id);
        }
    }

    @Test
    void who_is_deactivated_or_has_another_e_mail_is_known_within_a_day_and_keeps_their_entries() {
        PersonView person = world.people(workspace.id).stream()
                .filter(each -> each.email() != null && !each.id().equals(world.keyOwner(World.ADMIN)))
                .findFirst().orElseThrow();
        world.changePerson(person.id(), "New Name", "new.name@elsewhere.example");
        world.deactivate(workspace.id, person.id());

        aDay(workspace);

        assertThat(workspace.hub().rows("select * from clockify_user where id = '" + person.id() + "'"))
                .singleElement().satisfies(row -> assertThat(row)
                        .containsEntry("EMAIL", "new.name@elsewhere.example")
                        .containsEntry("NAME", "New Name")
                        .containsEntry("MEMBERSHIP_STATUS", "INACTIVE"));
        workspace.truth().assertSame(workspace.id);
    }
}
