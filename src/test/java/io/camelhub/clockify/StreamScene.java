package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Resources;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.simulator.WorldBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with all resources of a paid plan, and a hub that reads its streams by the real routes. */
abstract class StreamScene {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path routes;

    final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    final World world;
    final String workspace;
    final Resources resources;
    final ClockifySimulator simulator;
    final Map<String, String> settings;
    Hub hub;
    TestDatabases.Access database;
    EditedRoutes edited;

    StreamScene() {
        this(World.builder().seed(31).people(30).entries(100).plan(Plan.PRO).zones("UTC"));
    }

    StreamScene(WorldBuilder builder) {
        world = builder.resources(true).clock(clock).from(NOW.minus(Duration.ofDays(100))).to(NOW).oddities(false).build();
        workspace = world.workspaceId();
        resources = world.resources(workspace);
        simulator = ClockifySimulator.start(world);
        // the clock stands still, so that all requests are of one second
        simulator.behaviour().paidPerSecond(1_000_000);
        settings = new HashMap<>(Map.of("clockify.integrations.acme.team-ids", workspace));
    }

    void start(Dialect dialect, String... streams) {
        settings.put("camel.main.routes-include-pattern", routes().pattern());
        settings.put("clockify.streams", String.join(",", streams).replace('-', '_'));
        database = TestDatabases.empty(dialect);
        restart();
    }

    void start(String... streams) {
        start(Dialect.H2, streams);
    }

    /** A hub on the database that is there. */
    void restart() {
        hub = Hub.start(simulator, database, settings, clock);
    }

    /** The routes that the hub starts with, which may be edited before. */
    EditedRoutes routes() {
        if (edited == null) {
            edited = new EditedRoutes(routes).impatient();
        }
        return edited;
    }

    /** Saves a file of a stream beside the routes. */
    void declare(String name, String yaml) {
        routes();
        try {
            Files.writeString(Files.createDirectories(routes.resolve("streams")).resolve(name + ".stream.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is shipped. */
    static String shipped(String name) {
        try {
            return Files.readString(Path.of("routes", "streams", name + ".stream.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
        simulator.close();
    }

    RunSummary sync() {
        return sync(SyncOrder.of(List.of()));
    }

    RunSummary sync(SyncOrder order) {
        List<RunSummary> runs = hub.sync(order);
        assertThat(hub.failures()).isEmpty();
        return runs.get(runs.size() - 1);
    }

    RunSummary later(Duration time) {
        clock.advance(time);
        return sync();
    }

    long asked(String path) {
        return simulator.requests().count(request -> request.path().endsWith(path));
    }

    List<String> ids(String where) {
        return ids("time_off_request", where);
    }

    List<String> ids(String stream, String where) {
        return hub.rows("select id from clockify_" + stream + " where " + where + " order by id").stream().map(row -> (String) row.get("id")).toList();
    }

    Map<String, Object> state(String stream) {
        return hub.rows("select * from clockify_stream where stream = '" + stream + "'").get(0);
    }

    List<String> all(Resource resource) {
        return resources.ids(resource).stream().sorted().toList();
    }

    /** As many requests for time off more. */
    void addRequests(int number) {
        for (int i = 0; i < number; i++) {
            resources.add(Resource.TIME_OFF_REQUEST, row -> { });
        }
    }
}
