package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.run.RunSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncReportTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void a_workspace_is_a_row() {
        assertThat(printed(new RunSummary(1, "acme", "w1", "Main", "sync", Duration.ofSeconds(1), "done", 35, 1200, 1200, 0, 0, 0, 0, 0, 0, null)))
                .containsPattern("acme +Main +done +1 200 +1 200 +0 +0 +0 +35");
    }

    @Test
    void a_workspace_that_failed_stands_below_the_table_with_the_reason() {
        assertThat(printed(new RunSummary(1, "acme", "w1", "Main", "sync", Duration.ofSeconds(1), "failed", 2, 0, 0, 0, 0, 0, 0, 0, 0, "Clockify answers 502")))
                .contains("acme / Main: Clockify answers 502");
    }

    @Test
    void what_was_healed_is_said_where_it_was_something() {
        assertThat(printed(
                new RunSummary(1, "acme", "w1", "Main", "reconcile", Duration.ofSeconds(1), "done", 5, 100, 0, 3, 0, 0, 97, 3, 0, null),
                new RunSummary(2, "acme", "w2", "Second", "reconcile", Duration.ofSeconds(1), "done", 5, 100, 0, 0, 0, 0, 100, 0, 0, null)))
                .contains("acme / Main: healed 3 entries that were not as in Clockify").doesNotContain("Second: healed");
    }

    @Test
    void a_wait_says_until_when_for_how_long_and_why() {
        assertThat(SyncReport.words(new Wait("acme", "Main", NOW.plusSeconds(90), "30 requests an hour"), NOW))
                .isEqualTo("acme / Main: waits until 2026-03-10 12:01Z (1 min 30 s): 30 requests an hour");
        assertThat(SyncReport.words(new Wait("acme", null, NOW, "budget"), NOW)).startsWith("acme: waits until");
    }

    private static String printed(RunSummary... runs) {
        StringWriter screen = new StringWriter();
        SyncReport.printWorkspaces(new SyncResult(List.of(runs), Map.of(), List.of(), List.of(), null, NOW), new PrintWriter(screen));
        return screen.toString();
    }
}
