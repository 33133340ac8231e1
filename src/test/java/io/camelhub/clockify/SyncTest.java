package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;

/** The whole way, from a key to the tables, on every database. */
class SyncTest {

    @ParameterizedTest
    @EachDialect
    void every_entry_that_the_key_can_see_arrives(Dialect dialect) {
        Instant now = Instant.now();
        World world = World.builder().seed(7).people(25).entries(3000)
                .from(now.minus(Duration.ofDays(300)))
                .zones("Europe/Berlin", "UTC")
                .build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
            assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome, RunSummary::inserted)
                    .containsExactly("done", 3000);

            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }
}
