package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.run.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncTallyTest {

    private static final Instant SOON = Instant.parse("2026-03-10T12:00:00Z");

    private final SyncTally tally = new SyncTally();

    @Test
    void the_parts_of_a_sync_that_had_to_wait_are_added_up() {
        tally.finished(run("waiting", 30, 1000, "30 requests an hour"));
        tally.waiting("acme", "w1", SOON, "30 requests an hour");
        assertThat(result().isWhole()).isFalse();

        tally.resume();
        tally.finished(new RunSummary(2, "acme", "w1", "Main", "sync", Duration.ofSeconds(1), "done", 1, 2, 3, 4, 0, 5, 6, 7, 8, null));

        assertThat(tally.waits()).isEmpty();
        assertThat(result().isWhole()).isTrue();
        assertThat(result().workspaces()).containsExactly(
                new RunSummary(2, "acme", "w1", "Main", "sync", Duration.ofSeconds(2), "done", 31, 1002, 1003, 4, 0, 5, 6, 7, 8, null));
    }

    @Test
    void a_wait_names_the_workspace_and_the_earliest_time_counts() {
        tally.started("acme", "w1", "Main");
        tally.waiting("acme", "w1", SOON.plusSeconds(60), "budget");
        tally.waiting("acme", "w2", SOON, "budget");

        assertThat(tally.resumesAt()).contains(SOON);
        assertThat(tally.waits()).extracting(Wait::workspace).containsExactly("Main", "w2");
        assertThat(tally.waitingIntegrations()).containsExactly("acme");
    }

    @Test
    void a_workspace_that_failed_leaves_the_sync_undone() {
        tally.finished(run("failed", 2, 0, "Clockify answers 502"));

        assertThat(result().isWhole()).isFalse();
        assertThat(result().workspaces()).extracting(RunSummary::error).containsExactly("Clockify answers 502");
    }

    @Test
    void an_integration_that_fails_as_a_whole_leaves_the_sync_undone() {
        tally.failed("acme", "the key is not known");

        assertThat(result().isWhole()).isFalse();
        assertThat(result().failures()).containsEntry("acme", "the key is not known");
    }

    @Test
    void a_roster_of_which_nobody_could_be_taken_leaves_the_sync_undone() {
        tally.finished(run("done", 2, 0, null));
        ImportReport nobody = new ImportReport(0, 0, 0, 0, List.of("row 1: the id is missing"), List.of(), List.of(), false);
        ImportReport some = new ImportReport(0, 0, 1, 0, nobody.errors(), List.of(), List.of(), false);

        assertThat(tally.result(nobody, SOON).isWhole()).isFalse();
        assertThat(tally.result(some, SOON).isWhole()).isTrue();
    }

    private SyncResult result() {
        return tally.result(null, SOON);
    }

    private static RunSummary run(String outcome, int requests, int entries, String error) {
        return new RunSummary(1, "acme", "w1", "Main", "sync", Duration.ofSeconds(1), outcome, requests, entries, entries, 0, 0, 0, 0, 0, 0, error);
    }
}
