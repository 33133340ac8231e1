package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.sync.RunSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SyncTallyTest {

    private static final Instant SOON = Instant.parse("2026-03-10T12:00:00Z");

    private final SyncTally tally = new SyncTally();

    @Test
    void the_parts_of_a_sync_that_had_to_wait_are_added_up() {
        tally.finished(run("waiting", 30, 1000, null));
        tally.waiting("acme", "w1", SOON, "30 requests an hour");
        tally.goOn();
        tally.finished(run("done", 5, 200, null));

        assertThat(tally.waits()).isEmpty();
        assertThat(tally.failed()).isFalse();
        assertThat(printed()).containsPattern("acme +Main +done +1 200 +1 200 +0 +0 +0 +35");
    }

    @Test
    void a_wait_names_the_workspace_and_the_earliest_time_counts() {
        tally.started("acme", "w1", "Main");
        tally.waiting("acme", "w1", SOON.plusSeconds(60), "budget");
        tally.waiting("acme", "w2", SOON, "budget");

        assertThat(tally.goesOnAt()).contains(SOON);
        assertThat(tally.waits()).extracting(SyncTally.Wait::workspace).containsExactly("Main", "w2");
        assertThat(tally.waitingIntegrations()).containsExactly("acme");
    }

    @Test
    void a_workspace_that_failed_is_told_below_the_table_with_the_reason() {
        tally.finished(run("failed", 2, 0, "Clockify answers 502"));

        assertThat(tally.failed()).isTrue();
        assertThat(printed()).contains("acme / Main: Clockify answers 502");
    }

    @Test
    void what_was_healed_is_told_where_it_was_something() {
        tally.finished(new RunSummary(1, "acme", "w1", "Main", "reconcile", "done", 5, 100, 0, 3, 0, 97, 3, 0, null));
        tally.finished(new RunSummary(2, "acme", "w2", "Second", "reconcile", "done", 5, 100, 0, 0, 0, 100, 0, 0, null));

        assertThat(printed()).contains("acme / Main: healed 3 entries that were not as in Clockify").doesNotContain("Second: healed");
    }

    @Test
    void an_integration_that_fails_as_a_whole_counts_as_failed() {
        tally.failed("acme", "the key is not known");

        assertThat(tally.failed()).isTrue();
        assertThat(tally.failures()).containsEntry("acme", "the key is not known");
    }

    private String printed() {
        StringWriter screen = new StringWriter();
        tally.print(new PrintWriter(screen));
        return screen.toString();
    }

    private static RunSummary run(String outcome, int requests, int entries, String error) {
        return new RunSummary(1, "acme", "w1", "Main", "sync", outcome, requests, entries, entries, 0, 0, 0, 0, 0, error);
    }
}
