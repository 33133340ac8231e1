package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.command.TriggerDue;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An order affects only what it names, whatever runs beside it. */
class OrderScopeTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-03-02T09:30:00Z"));

    private World world(int seed) {
        return World.builder().seed(seed).people(3).entries(20).clock(clock).from(clock.instant().minus(Duration.ofDays(20))).build();
    }

    /** Another process has the workspace for so long. */
    private void occupy(Hub hub, World world, Duration time) {
        hub.database().table("clockify_lease_expiry").update("expires_at", Instant.EPOCH).where("workspace_id", world.workspaceId()).where("token", 0).run();
        hub.database().table("clockify_lease_expiry").update("expires_at", clock.instant().plus(time)).where("workspace_id", world.workspaceId()).run();
    }

    private static long held(Hub hub, String integration) {
        return hub.count("select count(*) from clockify_held_deletion where integration = '" + integration + "'");
    }

    @Test
    void a_confirmation_that_waits_lets_nothing_go_of_an_integration_that_waits_beside_it() throws Exception {
        World mine = world(81);
        World others = world(82);
        try (ClockifySimulator one = ClockifySimulator.start(mine);
                ClockifySimulator other = ClockifySimulator.start(others);
                Hub hub = Hub.start(one, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.work.uri", "direct:clockify-workspace",
                        "clockify.integrations.beta.api-key", others.adminKey(),
                        "clockify.integrations.beta.api-url", other.apiUrl(),
                        "clockify.integrations.beta.reports-url", other.reportsUrl()), clock::instant)) {
            hub.sync();
            clock.advance(Duration.ofHours(2));
            for (World world : List.of(mine, others)) {
                world.changeRole(world.workspaceId(), world.keyOwner(World.ADMIN), Role.MEMBER);
            }
            hub.sync(new SyncOrder(List.of(), true, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(30), null, null, false));
            assertThat(held(hub, "acme")).isPositive();
            assertThat(held(hub, "beta")).isPositive();
            long ofOther = held(hub, "beta");
            occupy(hub, mine, Duration.ofSeconds(2));
            SyncNow.Watcher meanwhile = new SyncNow.Watcher() {
                @Override
                public void pausing(List<Wait> waits, Instant now) {
                    assertThat(waits).extracting(Wait::integration).containsExactly("acme");
                    occupy(hub, others, Duration.ofSeconds(1));
                    hub.execute("update clockify_integration_workspace set due_at = null where integration = 'beta'");
                    try {
                        new TriggerDue(hub.context()).run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    assertThat(hub.waits()).as("the schedule's sync of the other one waits, too").hasSize(2);
                    clock.advance(Duration.ofSeconds(4));
                }

                @Override
                public void finished(RunSummary run) {
                    assertThat(run.integration()).isEqualTo("acme");
                }
            };

            SyncResult result = hub.bean("clockifySyncNow", SyncNow.class).run(
                    new SyncOrder(List.of("acme"), false, null, null, null, true), new Order("anna", "console"), true, meanwhile);

            assertThat(held(hub, "beta")).as("nobody confirmed these").isEqualTo(ofOther);
            assertThat(held(hub, "acme")).isZero();
            assertThat(result.workspaces()).extracting(RunSummary::integration).containsExactly("acme");
            assertThat(hub.rows("select action, subject, outcome, new_values from clockify_audit_log").toString())
                    .contains("deletions_confirmed", "acme", "done", "1 workspace:");
        }
    }
}
