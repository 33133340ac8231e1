package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void edits_and_deletions_of_any_day_arrive_by_the_feed() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SimulatedClock clock = SimulatedClock.stoppedAt(now);
        World world = World.builder().seed(7).people(25).entries(1000).clock(clock)
                .from(now.minus(300, ChronoUnit.DAYS)).to(now.plus(10, ChronoUnit.DAYS))
                .zones("Europe/Berlin", "UTC").oddities(true).build();
        String ws = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            System.out.println(hub.sync());
            clock.advance(Duration.ofMinutes(15));
            simulator.requests().reset();
            System.out.println(hub.sync());
            System.out.println(simulator.requests().byKind());
            String user = world.entries(ws).get(5).userId();
            String edited = world.entries(ws).get(10).id();
            String deleted = world.entries(ws).get(20).id();
            world.createEntry(ws, EntryDraft.of(user, now.minus(200, ChronoUnit.DAYS), now.minus(200, ChronoUnit.DAYS).plusSeconds(600)));
            world.editEntry(ws, edited, draft -> draft.withDescription("edited"));
            world.deleteEntry(ws, deleted);
            clock.advance(Duration.ofMinutes(15));
            simulator.requests().reset();
            System.out.println(hub.sync());
            System.out.println(simulator.requests().byKind());
            System.out.println(hub.rows("select kind, old_values, new_values from clockify_time_entry_change"));
            assertThat(hub.count("select count(*) from clockify_timeline_event")).isEqualTo(world.entries(ws).size());
            clock.advance(Duration.ofMinutes(15));
            simulator.requests().reset();
            System.out.println(hub.sync());
            System.out.println(simulator.requests().byKind());
            System.out.println(hub.rows("select feed_clock, feed_cursor, changes_by from clockify_integration_workspace"));
        }
    }
}
