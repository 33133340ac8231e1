package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers that run, are stopped, or are discarded; with the change feed and without. */
class RunningTimerTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_timer_appears_when_it_is_started_and_is_closed_when_it_is_stopped(boolean feed) {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            workspace.world.allowFeed(workspace.id, feed);
            String timer = workspace.world.startTimer(workspace.id, workspace.entry(any -> true).userId(), "thinking");

            workspace.soon();

            assertThat(workspace.inTimeline(timer)).isOne();
            assertThat(workspace.row(timer)).containsEntry("ENDED_AT", null).containsEntry("DURATION_SECONDS", null);

            workspace.world.stopTimer(workspace.id, timer);
            workspace.soon();

            assertThat(workspace.row(timer)).containsEntry("DURATION_SECONDS", Duration.ofMinutes(15).toSeconds());
            workspace.truth().assertSame(workspace.id);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_timer_that_ran_for_forty_days_is_closed_when_it_is_stopped(boolean feed) {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            workspace.world.allowFeed(workspace.id, feed);
            String timer = workspace.world.startTimer(workspace.id, workspace.entry(any -> true).userId(), "forgotten");
            workspace.soon();
            for (int day = 0; day < 40; day += 4) {
                workspace.later(Duration.ofDays(4));
            }
            assertThat(workspace.row(timer)).containsEntry("ENDED_AT", null);

            workspace.world.stopTimer(workspace.id, timer);
            workspace.soon();

            assertThat(workspace.row(timer))
                    .containsEntry("DURATION_SECONDS", Duration.ofDays(40).plusMinutes(15).toSeconds());
            workspace.truth().assertSame(workspace.id);
        }
    }

    @Test
    void a_timer_that_was_started_before_the_first_day_is_stored_and_closed() {
        try (SyncedWorkspace workspace = new SyncedWorkspace(
                World.builder(), Map.of("clockify.backfill-from", "2026-11-15"))) {
            var started = SyncedWorkspace.NOW.minus(Duration.ofDays(9));
            String timer = workspace.world.createEntry(
                    workspace.id, EntryDraft.of(workspace.entry(any -> true).userId(), started, null));

            workspace.soon();

            assertThat(workspace.inTimeline(timer)).isOne();

            workspace.world.stopTimer(workspace.id, timer);
            workspace.soon();

            assertThat(workspace.row(timer).get("ENDED_AT")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_timer_that_is_discarded_disappears(boolean feed) {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            workspace.world.allowFeed(workspace.id, feed);
            String timer = workspace.world.startTimer(workspace.id, workspace.entry(any -> true).userId(), "thinking");
            workspace.soon();

            workspace.world.discardTimer(workspace.id, timer);
            workspace.soon();

            assertThat(workspace.inTimeline(timer)).isZero();
            assertThat(workspace.history(timer)).containsExactly("deleted");
            workspace.truth().assertSame(workspace.id);
        }
    }

    @Test
    void a_refusal_that_is_not_clockify_s_own_deletes_nothing() {
        try (SyncedWorkspace workspace = new SyncedWorkspace()) {
            String timer = workspace.world.startTimer(workspace.id, workspace.world.keyOwner(World.ADMIN), "still running");
            workspace.soon();
            workspace.simulator.faults()
                    .next(1, Faults.to("/in-progress"), Fault.edited(page -> without(timer, (ArrayNode) page)))
                    .next(1, Faults.to("/batch"), Fault.status(400, "<html>Bad Request</html>"))
                    .next(1, Faults.to("/time-entries/" + timer), Fault.status(400, "<html>Bad Request</html>"));

            RunSummary run = workspace.soon();

            assertThat(run.outcome()).isEqualTo("partial");
            assertThat(run.error()).contains("whether entry " + timer + " is deleted cannot be found out").contains("400");
            assertThat(workspace.inTimeline(timer)).isEqualTo(1);

            assertThat(workspace.soon().outcome()).isEqualTo("done");
            workspace.truth().assertSame(workspace.id);
        }
    }

    private static ArrayNode without(String entryId, ArrayNode rows) {
        rows.removeIf(row -> row.path("id").asText().equals(entryId));
        return rows;
    }
}
