package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.NamedView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.ProjectView;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that move, and things around them that are renamed, deleted or lost. */
class MovesTest {

    private final SyncedWorkspace workspace = new SyncedWorkspace(World.builder().workspaces(2), Map.of());
    private final World world = workspace.world;

    @AfterEach
    void close() {
        workspace.close();
    }

    private EntryView edited(UnaryOperator<EntryDraft> edit) {
        EntryView entry = workspace.entry(any -> !any.running() && any.projectId() != null);
        world.editEntry(workspace.id, entry.id(), edit);
        return entry;
    }

    @ParameterizedTest
    @ValueSource(ints = {-150, -40, 1, 12})
    void an_entry_that_moves_to_another_day_stays_one_row(int days) {
        Duration by = Duration.ofDays(days);
        EntryView entry = edited(draft -> draft.withTimes(
                SyncedWorkspace.NOW.plus(by), SyncedWorkspace.NOW.plus(by).plusSeconds(600)));

        assertThat(workspace.soon().deleted()).isZero();

        assertThat(workspace.row(entry.id())).containsEntry("DURATION_SECONDS", 600L);
        assertThat(workspace.history(entry.id())).containsExactly("updated");
        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void an_entry_that_moves_out_of_the_days_that_are_read_again_without_the_feed_is_not_taken_for_deleted() {
        world.allowFeed(workspace.id, false);
        workspace.soon();
        EntryView entry = workspace.entry(any -> !any.running() && any.start().isAfter(SyncedWorkspace.NOW.minus(Duration.ofDays(5))));
        Duration by = Duration.ofDays(-150);
        world.editEntry(workspace.id, entry.id(), draft -> draft.withTimes(draft.start().plus(by), draft.end().plus(by)));

        assertThat(workspace.soon().deleted()).isZero();

        assertThat(workspace.history(entry.id())).containsExactly("updated");
        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void the_lock_of_an_entry_that_moved_out_of_all_windows_arrives_with_the_next_reconcile() {
        EntryView entry = edited(draft -> draft.withTimes(
                SyncedWorkspace.NOW.minus(Duration.ofDays(500)), SyncedWorkspace.NOW.minus(Duration.ofDays(500)).plusSeconds(600)));
        workspace.soon();
        world.lockEntry(workspace.id, entry.id(), true);
        workspace.soon();
        assertThat(workspace.row(entry.id())).as("the feed does not tell it").containsEntry("LOCKED", false);

        workspace.later(Duration.ofHours(25));

        assertThat(workspace.row(entry.id())).containsEntry("LOCKED", true);
    }

    @Test
    void a_person_may_have_read_again_what_lies_before_a_first_day_that_is_later_now() {
        EntryView old = workspace.entry(any -> !any.running() && any.start().isBefore(SyncedWorkspace.NOW.minus(Duration.ofDays(150))));
        workspace.restart(Map.of("clockify.backfill-from", "2026-10-01"));
        world.lockEntry(workspace.id, old.id(), true);
        String another = world.createEntry(
                workspace.id, EntryDraft.of(old.userId(), old.start(), old.start().plusSeconds(60)));

        LocalDate from = LocalDate.ofInstant(old.start(), ZoneOffset.UTC);
        workspace.hub().sync(new SyncOrder(List.of(), true, from, from, null, false));

        assertThat(workspace.row(old.id())).containsEntry("LOCKED", true);
        assertThat(workspace.hub().count("select count(*) from clockify_time_entry where id = '" + another + "'"))
                .as("what is new there is not asked for").isZero();
    }

    @Test
    void an_entry_that_moves_to_another_project_and_user_stays_one_row() {
        ProjectView project = world.projects(workspace.id).get(0);
        PersonView user = world.people(workspace.id).get(1);
        EntryView entry = edited(draft -> draft.withProject(project.id()).withUser(user.id()).withDescription("moved"));

        workspace.soon();

        assertThat(workspace.row(entry.id()))
                .containsEntry("PROJECT_ID", project.id())
                .containsEntry("PROJECT_NAME", project.name())
                .containsEntry("USER_ID", user.id());
        assertThat(workspace.history(entry.id())).containsExactly("updated");
        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void the_history_holds_the_old_value_and_the_new_one() {
        EntryView entry = edited(draft -> draft.withDescription("new words").withBillable(!draft.billable()));

        workspace.soon();

        assertThat(workspace.hub().rows("select old_values, new_values from clockify_time_entry_change where time_entry_id = '"
                        + entry.id() + "'"))
                .singleElement().satisfies(change -> {
                    assertThat(change.get("OLD_VALUES").toString()).contains(entry.description()).contains("billable");
                    assertThat(change.get("NEW_VALUES").toString()).contains("new words").contains("billable");
                    assertThat(change.get("NEW_VALUES").toString()).doesNotContain("started_at");
                });
    }

    @Test
    void what_is_renamed_has_its_new_name_in_all_entries_and_writes_no_history() {
        List<String> renamed = List.of(
                world.projects(workspace.id).get(0).id(),
                world.clients(workspace.id).get(0).id(),
                world.tags(workspace.id).get(0).id(),
                world.tasks(workspace.id).get(0).id());
        renamed.forEach(thing -> world.rename(workspace.id, thing, "New name of " + thing));

        workspace.soon();
        workspace.later(Duration.ofDays(1));

        workspace.truth().assertSame(workspace.id);
        assertThat(workspace.hub().count(
                "select count(*) from clockify_time_entry where project_name = 'New name of " + renamed.get(0) + "'")).isPositive();
        assertThat(workspace.hub().count("select count(*) from clockify_time_entry_change")).isZero();
    }

    @Test
    void the_entries_of_a_project_a_client_and_a_tag_that_are_deleted_stay() {
        ProjectView project = world.projects(workspace.id).get(0);
        NamedView client = world.clients(workspace.id).get(0);
        NamedView tag = world.tags(workspace.id).get(0);
        world.deleteProject(workspace.id, project.id());
        world.deleteClient(workspace.id, client.id());
        world.deleteTag(workspace.id, tag.id());

        assertThat(workspace.soon().deleted()).isZero();

        workspace.later(Duration.ofDays(1));
        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void the_entries_of_somebody_who_left_or_whose_account_was_deleted_stay() {
        List<String> users = world.people(workspace.id).stream()
                .map(PersonView::id)
                .filter(id -> !id.equals(world.keyOwner(World.ADMIN)))
                .limit(2)
                .toList();
        long before = workspace.hub().count("select count(*) from clockify_timeline_event");
        world.leave(workspace.id, users.get(0));
        world.deleteUser(users.get(1));

        workspace.soon();
        workspace.later(Duration.ofDays(1));

        assertThat(workspace.hub().count("select count(*) from clockify_timeline_event")).isEqualTo(before);
        assertThat(workspace.hub().rows("select name, email from clockify_user where id = '" + users.get(1) + "'"))
                .as("a name that was known stays known").first()
                .satisfies(row -> assertThat(row.get("NAME")).isNotNull().isNotEqualTo("DeletedUser"));
    }

    @Test
    void a_workspace_that_the_key_lost_keeps_its_rows_and_goes_on_when_it_is_back() {
        String lost = world.workspaceIds().get(1);
        String count = "select count(*) from clockify_time_entry where deleted_at is null and workspace_id = '" + lost + "'";
        long before = workspace.hub().count(count);
        world.hideWorkspace(World.ADMIN, lost);
        workspace.later(Duration.ofDays(1));
        EntryView edited = world.entries(lost).get(3);
        world.editEntry(lost, edited.id(), draft -> draft.withDescription("while it was hidden"));
        workspace.later(Duration.ofDays(2));

        assertThat(workspace.hub().count(count)).isEqualTo(before).isPositive();

        world.showWorkspace(World.ADMIN, lost);
        workspace.later(Duration.ofDays(1));
        workspace.soon();

        workspace.truth().assertSame(lost);
        workspace.truth().assertSame(workspace.id);
    }
}
