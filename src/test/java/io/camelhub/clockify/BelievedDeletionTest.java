package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Which missing entries are tombstoned: not those that one answer leaves out, and not those of users who left; and deletions that a person
 * confirms.
 */
@Tag("slow")
class BelievedDeletionTest {

    private static final SyncOrder CONFIRMED = new SyncOrder(List.of(), false, null, null, null, true);

    /** A proxy cuts answers short: of the entries that a batch asks for, a quarter is given. */
    private static final Fault CUT = Fault.edited(rows -> {
        ArrayNode some = ((ArrayNode) rows).arrayNode();
        for (int i = 0; i < rows.size() / 4; i++) {
            some.add(rows.get(i));
        }
        return some;
    });

    /** A hub that reads 400 entries and more by their ids, which no window holds any more. */
    private static SyncedWorkspace ofOldEntries() {
        SyncedWorkspace workspace = new SyncedWorkspace();
        String firstDay = SyncedWorkspace.NOW.minus(Duration.ofDays(40)).toString().substring(0, 10);
        workspace.restart(Map.of("clockify.backfill-from", firstDay));
        workspace.hub().execute("delete from clockify_window where window_to < timestamp '" + firstDay + " 00:00:00'");
        return workspace;
    }

    private static long batches(SyncedWorkspace workspace) {
        return workspace.simulator.requests().count(Faults.to("/time-entries/batch"));
    }

    @Test
    void what_a_batch_leaves_out_is_asked_for_once_more() {
        try (SyncedWorkspace workspace = ofOldEntries()) {
            workspace.simulator.faults().next(1, Faults.to("/time-entries/batch"), CUT);

            RunSummary run = workspace.later(Duration.ofHours(25));

            assertThat(batches(workspace)).isGreaterThan(2);
            assertThat(run.deleted()).isZero();
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
            workspace.truth().withoutPeople().assertSame(workspace.id);
        }
    }

    @Test
    void what_the_feed_lists_as_deleted_and_cannot_be_found_out_is_held_until_a_person_confirms() {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            workspace.soon();
            String gone = workspace.entry(entry -> !entry.running()).id();
            workspace.simulator.behaviour().on(Quirk.BATCH_FAILS_ON_GONE);
            workspace.world.deleteEntry(workspace.id, gone);
            workspace.simulator.faults().next(2, request -> request.path().endsWith("/time-entries/" + gone) || Faults.to("/time-entries/batch").test(request),
                    Fault.status(400, "oops"));

            RunSummary run = workspace.later(Duration.ofMinutes(15));

            assertThat(run.outcome()).isEqualTo("partial");
            assertThat(run.error()).contains("whether entry " + gone + " is deleted cannot be found out");
            assertThat(workspace.hub().rows("select time_entry_id, reason from clockify_held_deletion")).singleElement().satisfies(held ->
                    assertThat(held).containsEntry("TIME_ENTRY_ID", gone).extractingByKey("REASON").asString().contains("cannot be found out"));

            workspace.pass(Duration.ofMinutes(15));
            workspace.hub().sync(CONFIRMED);

            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
            workspace.truth().assertSame(workspace.id);
        }
    }

    @Test
    void where_each_request_counts_what_a_batch_leaves_out_is_asked_for_in_one_more() {
        try (SyncedWorkspace workspace = new SyncedWorkspace(World.builder(), Map.of("clockify.integrations.acme.requests-per-hour", "200"))) {
            workspace.world.allowFeed(workspace.id, false);
            workspace.soon();
            List<EntryView> recent = workspace.world.entries(workspace.id).stream()
                    .filter(entry -> !entry.running() && entry.start().isAfter(workspace.now().minus(Duration.ofDays(6)))).limit(8).toList();
            recent.forEach(entry -> workspace.world.deleteEntry(workspace.id, entry.id()));
            workspace.simulator.requests().reset();

            RunSummary run = workspace.soon();

            assertThat(recent).hasSize(8);
            assertThat(run.outcome()).as(run.error()).isEqualTo("done");
            assertThat(run.deleted()).isEqualTo(8);
            assertThat(batches(workspace)).isEqualTo(2);
            workspace.truth().withoutPeople().assertSame(workspace.id);
        }
    }

    @Test
    void many_that_are_left_out_again_and_again_are_held_back_until_a_person_confirms_and_then_read_once_more() {
        try (SyncedWorkspace workspace = ofOldEntries()) {
            workspace.simulator.faults().next(1_000, Faults.to("/time-entries/batch"), CUT);

            RunSummary run = workspace.later(Duration.ofHours(25));

            assertThat(run.deleted()).isZero();
            assertThat(run.error()).contains("deletions are held back", "left out of Clockify's answers");
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isGreaterThan(100);
            workspace.truth().withoutPeople().assertSame(workspace.id);

            workspace.simulator.faults().clear();
            workspace.pass(Duration.ofMinutes(15));
            workspace.hub().sync(CONFIRMED);

            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
            workspace.truth().withoutPeople().assertSame(workspace.id);
        }
    }

    private static RunSummary syncedHourly(SyncedWorkspace workspace, SyncOrder order) {
        workspace.pass(Duration.ofHours(24));
        RunSummary run = null;
        for (int i = 0; i < 30 && (run == null || "waiting".equals(run.outcome())); i++) {
            workspace.pass(Duration.ofMinutes(62));
            run = workspace.hub().sync(order).get(0);
        }
        return run;
    }

    @Test
    void more_gone_entries_than_an_hour_has_requests_are_read_on_from_hour_to_hour() {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            workspace.restart(Map.of("clockify.integrations.acme.requests-per-hour", "30"));
            workspace.simulator.behaviour().on(Quirk.BATCH_FAILS_ON_GONE);
            workspace.world.allowFeed(workspace.id, false);
            List<EntryView> recent = workspace.world.entries(workspace.id).stream()
                    .filter(entry -> !entry.running() && entry.start().isAfter(workspace.now().minus(Duration.ofDays(25)))).toList();
            List<EntryView> gone = recent.stream().limit(recent.size() / 2).toList();
            gone.forEach(entry -> workspace.world.deleteEntry(workspace.id, entry.id()));

            RunSummary run = syncedHourly(workspace, SyncOrder.of(List.of()));

            assertThat(gone).hasSizeGreaterThan(30);
            assertThat(run.error()).contains("deletions are held back", "entries of a window are missing at once");
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isEqualTo(gone.size());
            assertThat(workspace.hub().count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();

            assertThat(syncedHourly(workspace, CONFIRMED).outcome()).isEqualTo("done");
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
            workspace.truth().withoutPeople().assertSame(workspace.id);
        }
    }

    @Test
    void of_another_owner_s_key_what_is_gone_is_held_back_and_not_asked_for_each_hour_and_let_go_once_it_is_seen_again() {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            String owner = workspace.world.keyOwner(World.ADMIN);
            workspace.restart(Map.of("clockify.integrations.acme.requests-per-hour", "30"));
            workspace.simulator.behaviour().on(Quirk.BATCH_FAILS_ON_GONE);
            workspace.world.allowFeed(workspace.id, false);
            String other = workspace.world.people(workspace.id).stream()
                    .filter(person -> !person.id().equals(owner) && person.membershipStatus() != null).findFirst().orElseThrow().id();
            workspace.world.changeRole(workspace.id, other, Role.OWNER);
            workspace.world.swapKeyOwner(World.ADMIN, other);
            List<EntryView> gone = workspace.world.entries(workspace.id).stream()
                    .filter(entry -> !entry.running() && entry.start().isAfter(workspace.now().minus(Duration.ofDays(15)))).toList();
            gone.forEach(entry -> workspace.world.deleteEntry(workspace.id, entry.id()));
            workspace.simulator.requests().reset();

            RunSummary run = syncedHourly(workspace, SyncOrder.of(List.of()));

            assertThat(gone).hasSizeGreaterThan(30);
            assertThat(run.error()).contains("the key's owner changed");
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isEqualTo(gone.size());
            assertThat(gone).extracting(EntryView::id)
                    .allSatisfy(id -> assertThat(workspace.simulator.requests().count(Faults.to("/time-entries/" + id))).isLessThanOrEqualTo(2));

            workspace.world.swapKeyOwner(World.ADMIN, owner);
            gone.forEach(entry -> workspace.world.restoreEntry(workspace.id, entry.id()));
            RunSummary back = syncedHourly(workspace, SyncOrder.of(List.of()));

            assertThat(back.outcome()).as(back.error()).isEqualTo("done");
            assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
            workspace.truth().withoutPeople().assertSame(workspace.id);
        }
    }

    @Test
    void people_who_leave_one_after_the_other_hold_back_their_own_entries_only() {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            World world = workspace.world;
            world.allowFeed(workspace.id, false);
            workspace.soon();
            String owner = world.keyOwner(World.ADMIN);
            Instant recent = workspace.now().minus(Duration.ofDays(3));
            List<EntryView> stay = world.entries(workspace.id).stream()
                    .filter(entry -> entry.userId().equals(owner) && !entry.running()).toList();
            List<PersonView> leavers = world.people(workspace.id).stream()
                    .filter(person -> person.membershipStatus() != null && !person.id().equals(owner)).limit(8).toList();
            for (int i = 0; i < leavers.size(); i++) {
                world.leave(workspace.id, leavers.get(i).id());
                world.editEntry(workspace.id, stay.get(i).id(), draft -> draft.withTimes(recent, recent.plusSeconds(60)));
                workspace.later(Duration.ofHours(25));
                world.deleteEntry(workspace.id, stay.get(i).id());
                RunSummary run = workspace.later(Duration.ofHours(25));
                assertThat(run.error()).as("after %s left", i + 1).isNull();
                assertThat(workspace.inTimeline(stay.get(i).id())).isZero();
            }
            EntryView theirs = world.entries(workspace.id).stream()
                    .filter(entry -> entry.userId().equals(leavers.get(0).id()) && !entry.running())
                    .findFirst().orElseThrow();
            world.deleteEntry(workspace.id, theirs.id());
            workspace.pass(Duration.ofMinutes(15));
            workspace.hub().sync(new SyncOrder(List.of(), true, java.time.LocalDate.parse("2026-01-01"), null, null, false));
            assertThat(workspace.inTimeline(theirs.id())).isOne();
            assertThat(workspace.hub().rows("select reason from clockify_held_deletion").toString()).contains("is no longer to be seen");
        }
    }

    @Test
    void what_a_person_confirmed_is_deleted_or_still_held_back_wherever_the_run_is_killed() {
        SimulatedClock clock = SimulatedClock.stoppedAt(SyncedWorkspace.NOW);
        World world = World.builder().seed(3).people(5).entries(60).clock(clock).oddities(false)
                .from(SyncedWorkspace.NOW.minus(Duration.ofDays(30))).to(SyncedWorkspace.NOW).build();
        String ws = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource database = new FailingDataSource(TestDatabases.empty(Dialect.H2));
                Hub hub = Hub.start(simulator, database, Map.of(), clock::instant)) {
            hub.sync();
            clock.advance(Duration.ofMinutes(15));
            hub.sync();
            world.allowFeed(ws, false);
            Set<String> gone = world.entries(ws).stream().filter(entry -> !entry.running()).limit(3).map(EntryView::id).collect(Collectors.toSet());
            gone.forEach(id -> {
                world.deleteEntry(ws, id);
                hub.execute("insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at) values ('acme', '"
                        + ws + "', '" + id + "', 'a test', timestamp with time zone '2026-11-20 10:00:00+00:00')");
            });
            long before = -1;
            for (int statement = 0; before != database.broke(); statement++) {
                before = database.broke();
                clock.advance(Duration.ofMinutes(15));
                database.breakAt(statement, 0, true);
                try {
                    hub.sync(CONFIRMED);
                } catch (RuntimeException e) {
                    assertThat(database.isBroken()).isTrue();
                }
                database.mend();
                Set<Object> known = hub.rows("select time_entry_id as id from clockify_held_deletion"
                                + " union select id from clockify_time_entry where deleted_at is not null").stream()
                        .map(row -> row.get("ID")).collect(Collectors.toSet());
                assertThat(known).as("held back or deleted, after a kill at statement %s", statement).containsAll(gone);
            }
            assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
        }
    }
}
