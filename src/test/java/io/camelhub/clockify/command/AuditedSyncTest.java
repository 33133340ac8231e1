package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditedSyncTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static RunSummary run(String outcome, String error) {
        return new RunSummary(1, "acme", "w1", "Main", "sync", Duration.ofSeconds(3), outcome, 5, 100, 7, 2, 0, 1, 90, 0, 0, error);
    }

    private static SyncResult result(List<RunSummary> runs, Map<String, String> failures, List<Wait> waits) {
        return new SyncResult(runs, failures, waits, List.of(), null, NOW);
    }

    @Test
    void an_order_is_named_by_what_it_asks() {
        assertThat(AuditedSync.line(SyncOrder.of(List.of()), 0)).isEqualTo(new Line(AuditAction.SYNC, null, null, null, null));
        assertThat(AuditedSync.line(new SyncOrder(List.of("acme", "beta"), true, null, null, null, false), 0))
                .isEqualTo(new Line(AuditAction.RECONCILE, "acme, beta", null, null, null));
        assertThat(AuditedSync.line(new SyncOrder(List.of(), false, null, null, null, false, List.of(), List.of("5e00ada")), 0).action())
                .isEqualTo(AuditAction.ENTRIES_READ_AGAIN);
        assertThat(AuditedSync.line(new SyncOrder(List.of("acme"), false, null, null, null, true), 12))
                .isEqualTo(new Line(AuditAction.DELETIONS_CONFIRMED, "acme", "12 deletions held back", null, null));
    }

    @Test
    void what_failed_is_not_shown_as_done() {
        assertThat(AuditedSync.end(result(List.of(run("done", null), run("done", null)), Map.of(), List.of()), "none left"))
                .isEqualTo(new AuditLog.End(Outcome.DONE, "2 workspaces: 14 new, 4 changed, 2 deleted\nnone left", null));
        assertThat(AuditedSync.end(result(List.of(), Map.of("acme", "no key"), List.of())))
                .isEqualTo(new AuditLog.End(Outcome.FAILED, null, "acme: no key"));
        assertThat(AuditedSync.end(result(List.of(run("failed", "it broke")), Map.of(), List.of()))).extracting(AuditLog.End::outcome, AuditLog.End::error)
                .containsExactly(Outcome.FAILED, "Main: it broke");
        assertThat(AuditedSync.end(result(List.of(run("done", null), run("failed", "it broke")), Map.of(), List.of())).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(AuditedSync.end(result(List.of(run("partial", "one day is open")), Map.of(), List.of())).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(AuditedSync.end(result(List.of(run("waiting", null)), Map.of(), List.of(new Wait("acme", "Main", NOW, "the budget is used up")))))
                .extracting(AuditLog.End::outcome, AuditLog.End::error).containsExactly(Outcome.WAITING, "the budget is used up");
    }
}
