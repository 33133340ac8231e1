package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_entry_that_the_key_can_see_arrives(Dialect dialect) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        World world = World.builder().seed(7).people(25).entries(3000)
                .from(now.minus(300, ChronoUnit.DAYS)).to(now.plus(10, ChronoUnit.DAYS))
                .zones("Europe/Berlin", "UTC").oddities(true).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
            System.out.println(hub.sync());
            System.out.println(hub.failures());
            System.out.println(simulator.requests().byKind());
            System.out.println(hub.rows("select * from clockify_timeline_event order by occurred_at desc limit 3"));
            System.out.println(hub.rows("select reason, left(payload,200) p from clockify_rejected limit 3"));
            assertThat(hub.count("select count(*) from clockify_timeline_event")).isEqualTo(world.entries(world.workspaceId()).size());
            System.out.println(hub.sync());
        }
    }
}
