package io.camelhub.clockify.command.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.store.outbox.Outbox;
import io.camelhub.clockify.sync.run.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;

/** What others are told where an integration goes with its data, and comes back. */
class IntegrationDataTest {

    @ParameterizedTest
    @EachDialect
    void entries_that_come_back_after_their_workspace_was_removed_are_other_events_than_before(Dialect dialect) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(5).people(2).entries(6).clock(clock).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(
                "clockify.events.uri", "direct:nobody", "clockify.events.backfill", "true",
                "camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml"), clock)) {
            hub.sync();
            List<String> before = ids(hub, "time-entry.created");
            assertThat(before).hasSize(6);

            IntegrationData data = new IntegrationData(hub.database(), new Leases(hub.database()), new AuditLog(hub.database(), () -> { }),
                    hub.context().getRegistry().lookupByNameAndType("clockifyOutbox", Outbox.class));
            data.remove("acme", new Order("an admin", "it is over"), () -> true, done -> done);
            assertThat(ids(hub, "workspace.removed")).hasSize(1);
            hub.execute("delete from clockify_outbox");
            clock.advance(Duration.ofHours(1));
            hub.sync();

            assertThat(ids(hub, "time-entry.created")).hasSize(6).doesNotContainAnyElementsOf(before);
        }
    }

    private static List<String> ids(Hub hub, String type) {
        return hub.rows("select id from clockify_outbox where type = 'clockify." + type + "'").stream().map(row -> row.values().iterator().next().toString())
                .toList();
    }
}
