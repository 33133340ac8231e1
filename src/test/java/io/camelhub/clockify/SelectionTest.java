package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.query.EntryChange;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person has some entries read again, and nothing else: by the same path, under the same guard. */
class SelectionTest {

    private final SyncedWorkspace workspace = new SyncedWorkspace();

    @AfterEach
    void close() {
        workspace.close();
    }

    private RunSummary read(List<String> entries, List<String> users, LocalDate from, LocalDate to) {
        workspace.simulator.requests().reset();
        List<RunSummary> runs = workspace.hub().sync(new SyncOrder(List.of(), false, from, to, null, false, entries, users));
        assertThat(workspace.hub().failures()).isEmpty();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private List<EntryChange> since(Instant since, List<String> entries, List<String> users) {
        return workspace.hub().context().getRegistry().findSingleByType(ExplainQuery.class).since(since, entries, users);
    }

    @Test
    void an_entry_is_read_by_its_id_and_nothing_else_is() {
        Iterator<EntryView> some = workspace.world.entries(workspace.id).stream().filter(entry -> !entry.running()).iterator();
        String edited = some.next().id();
        String other = some.next().id();
        String deleted = some.next().id();
        for (String id : List.of(edited, other)) {
            workspace.world.editEntry(workspace.id, id, draft -> draft.withDescription("edited"));
        }
        workspace.world.deleteEntry(workspace.id, deleted);
        String fresh = workspace.world.createEntry(workspace.id, EntryDraft.of(
                workspace.entry(entry -> !entry.running()).userId(), workspace.now().minusSeconds(600), workspace.now().minusSeconds(60)));
        Object due = workspace.hub().rows("select due_at, synced_at from clockify_integration_workspace");
        Instant since = workspace.now();

        RunSummary run = read(List.of(edited, deleted, fresh), List.of(), null, null);

        assertThat(run).extracting(RunSummary::kind, RunSummary::outcome, RunSummary::inserted, RunSummary::updated, RunSummary::deleted)
                .containsExactly("selection", "done", 1, 1, 1);
        assertThat(workspace.simulator.requests().count(Faults.to("/reports/detailed"))).isZero();
        assertThat(workspace.simulator.requests().count(Faults.to("/entities/"))).isZero();
        assertThat(workspace.row(edited)).containsEntry("DESCRIPTION", "edited");
        assertThat(workspace.row(other).get("DESCRIPTION")).isNotEqualTo("edited");
        assertThat(workspace.inTimeline(deleted)).isZero();
        assertThat(since(since, List.of(edited, deleted, fresh, other), List.of())).extracting(EntryChange::entryId, EntryChange::kind, EntryChange::source)
                .containsExactlyInAnyOrder(tuple(fresh, "new", null), tuple(edited, "updated", "single"), tuple(deleted, "deleted", "missing"));
        assertThat(workspace.hub().rows("select due_at, synced_at from clockify_integration_workspace"))
                .as("the next sync is due when it was").isEqualTo(due);

        workspace.soon();

        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void the_entries_of_a_person_are_read_by_their_list() {
        String user = workspace.entry(entry -> !entry.running()).userId();
        LocalDate day = LocalDate.ofInstant(workspace.now(), ZoneOffset.UTC).minusDays(1);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        String fresh = workspace.world.createEntry(workspace.id, EntryDraft.of(user, noon, noon.plusSeconds(600)));
        String before = workspace.world.createEntry(workspace.id, EntryDraft.of(
                user, noon.minus(Duration.ofDays(3)), noon.minus(Duration.ofDays(3)).plusSeconds(600)));

        RunSummary run = read(List.of(), List.of(user), day, day);

        assertThat(run).extracting(RunSummary::outcome, RunSummary::inserted).containsExactly("done", 1);
        assertThat(workspace.simulator.requests().count(Faults.to("/user/" + user + "/time-entries"))).isEqualTo(1);
        assertThat(workspace.inTimeline(fresh)).isEqualTo(1);
        assertThat(workspace.inTimeline(before)).isZero();

        workspace.world.deleteEntry(workspace.id, fresh);
        read(List.of(), List.of(user), null, null);

        assertThat(workspace.inTimeline(fresh)).isZero();
        assertThat(workspace.inTimeline(before)).as("of the last days, where none are named").isEqualTo(1);
        workspace.soon();
        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void what_is_gone_for_a_key_that_lost_its_rights_is_held_back() {
        EntryView entry = workspace.entry(one -> !one.running() && !one.userId().equals(workspace.world.keyOwner("admin")));
        workspace.world.changeRole(workspace.id, workspace.world.keyOwner("admin"), Role.MEMBER);

        RunSummary run = read(List.of(entry.id()), List.of(), null, null);

        assertThat(run.outcome()).isEqualTo("partial");
        assertThat(workspace.inTimeline(entry.id())).isEqualTo(1);
        assertThat(workspace.hub().count("select count(*) from clockify_held_deletion where time_entry_id = '" + entry.id() + "'")).isEqualTo(1);
    }
}
