package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.ServerClocks;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.simulator.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A workspace that a hub has synced, so that a test can tell what happens next. */
final class SyncedWorkspace implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    final World world;
    final String id;
    final ClockifySimulator simulator;
    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private Hub hub;

    SyncedWorkspace() {
        this(World.builder(), Map.of());
    }

    /** The first sync meets servers whose clocks are such. */
    SyncedWorkspace(Consumer<ServerClocks> clocks) {
        this(World.builder(), Map.of(), clocks);
    }

    SyncedWorkspace(WorldBuilder builder, Map<String, String> settings) {
        this(builder, settings, right -> { });
    }

    private SyncedWorkspace(WorldBuilder builder, Map<String, String> settings, Consumer<ServerClocks> clocks) {
        world = builder.seed(11).people(20).entries(600).clock(clock)
                .from(NOW.minus(Duration.ofDays(200))).to(NOW).zones("UTC").oddities(false).build();
        id = world.workspaceId();
        simulator = ClockifySimulator.start(world);
        clocks.accept(simulator.clocks());
        start(settings);
    }

    private void start(Map<String, String> settings) {
        hub = Hub.start(simulator, database, settings, clock::instant);
        assertThat(sync()).extracting(RunSummary::outcome).containsOnly("done");
        later(Duration.ofMinutes(15));
    }

    /** The hub again, with other settings, as after an edit. */
    void restart(Map<String, String> settings) {
        hub.close();
        start(settings);
    }

    Hub hub() {
        return hub;
    }

    Instant now() {
        return clock.instant();
    }

    /** Time goes on, and nothing else. */
    void pass(Duration time) {
        clock.advance(time);
    }

    List<RunSummary> sync() {
        List<RunSummary> runs = hub.sync();
        assertThat(hub.failures()).isEmpty();
        return runs;
    }

    /** The only run of a sync after some time. */
    RunSummary later(Duration time) {
        clock.advance(time);
        List<RunSummary> runs = sync();
        return runs.get(runs.size() - 1);
    }

    RunSummary soon() {
        return later(Duration.ofMinutes(15));
    }

    EntryView entry(Predicate<EntryView> which) {
        return world.entries(id).stream().filter(which).findFirst().orElseThrow();
    }

    /** The columns of the one row that an entry has; fails where there is none or another one. */
    Map<String, Object> row(String entryId) {
        List<Map<String, Object>> rows =
                hub.rows("select * from clockify_time_entry where id = '" + entryId + "'");
        assertThat(rows).as("rows of entry %s", entryId).hasSize(1);
        return rows.get(0);
    }

    long inTimeline(String entryId) {
        return hub.count("select count(*) from clockify_timeline_event where event_id = 'clockify:" + id + ":" + entryId + "'");
    }

    /** The kinds of the history of an entry, the oldest first. */
    List<String> history(String entryId) {
        return hub.rows("select kind from clockify_time_entry_change where time_entry_id = '" + entryId + "' order by id")
                .stream().map(row -> (String) row.get("KIND")).toList();
    }

    Truth truth() {
        return Truth.of(hub, world);
    }

    @Override
    public void close() {
        hub.close();
        simulator.close();
    }
}
