package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.benchmark.ChildJvm;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Worker slots, requests, HTTP connections and database connections are limited, and no thread waits for one for ever. */
@Timeout(180)
@Tag("slow")
class BoundsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** What clockify.parallel-workspaces may be. */
    private static final int MOST_WORKSPACES = 64;

    @TempDir
    private Path folder;

    /** Three keys over three workspaces, two of which two of them see. */
    private static Map<String, String> three(World world, ClockifySimulator simulator) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            String prefix = "clockify.integrations.i" + i + ".";
            settings.put(prefix + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
            settings.put(prefix + "api-url", simulator.apiUrl());
            settings.put(prefix + "reports-url", simulator.reportsUrl());
            settings.put(prefix + "team-ids", world.workspaceIds().get(i));
        }
        return settings;
    }

    /** One of each, down to the connection to the database: so nobody who holds one waits for another. */
    @ParameterizedTest
    @EachDialect({"POSTGRESQL", "MYSQL"})
    void one_workspace_one_request_and_one_connection_at_a_time_are_enough(Dialect dialect) throws Exception {
        SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
        World world = World.builder().seed(90).workspaces(3).people(5).entries(40).clock(clock)
                .from(NOW.minus(Duration.ofDays(200))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            Map<String, String> settings = three(world, simulator);
            // Flyway takes two connections
            settings.putAll(Map.of("clockify.parallel-workspaces", "1", "clockify.parallel-requests", "1",
                    "clockify.migrate", "false", "clockify.page-size", "10",
                    "camel.beans.hub.maximum-pool-size", "1", "camel.beans.hub.connection-timeout", "20000"));
            TestDatabases.Access database = TestDatabases.empty(dialect);
            new Database(database.dataSource(), clock).migrate();
            try (Hub hub = Hub.start(simulator, database, settings, clock)) {
                assertThat(hub.sync()).hasSize(5).extracting(RunSummary::outcome).containsOnly("done");
                world.workspaceIds().forEach(id -> Truth.of(hub, world).assertSame(id));

                clock.advance(Duration.ofHours(1));
                hub.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:tick").split(method("clockifyDispatch", "due")).streaming().to("direct:clockify-hand-over");
                    }
                });
                hub.context().createProducerTemplate().sendBody("direct:tick", "");
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.runs().size() == 10);
                assertThat(hub.runs()).extracting(RunSummary::outcome).containsOnly("done");
                assertThat(hub.failures()).isEmpty();
            }
        }
    }

    /** The most of each by default, with half the connections to the database that the shipped settings have. */
    @Test
    @Tag("endurance")
    void eight_workspaces_with_six_requests_each_fit_into_128_megabytes() throws Exception {
        World world = World.builder().seed(91).workspaces(8).people(20).entries(400).oddities(false)
                .from(Instant.now().minus(Duration.ofDays(365))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().latency(Duration.ofMillis(20));
            Path file = Files.writeString(folder.resolve("settings.properties"), """
                    clockify.tick = 0 0 0 1 1 ? 2099
                    clockify.page-size = 40
                    clockify.parallel-workspaces = 8
                    clockify.parallel-requests = 6
                    clockify.backfill-from = %s
                    clockify.integrations.all.api-key = %s
                    clockify.integrations.all.api-url = %s
                    clockify.integrations.all.reports-url = %s
                    """.formatted(LocalDate.now().minusDays(400), world.adminKey(), simulator.apiUrl(), simulator.reportsUrl()));
            String database = "jdbc:h2:file:" + folder.resolve("hub");
            Path log = folder.resolve("log");

            Process child = ChildJvm.builder(
                            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), AtOnce.class,
                            file.toString(), database)
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = child.waitFor(150, TimeUnit.SECONDS);
            child.destroyForcibly().waitFor();

            assertThat(ended ? child.exitValue() : -1).describedAs(Files.readString(log)).isZero();
            try (Hub hub = Hub.start(file, new TestDatabases.Access(database, "sa", ""))) {
                assertThat(hub.rows("select outcome from clockify_sync_run")).hasSize(8)
                        .allSatisfy(run -> assertThat(run).containsValue("done"));
                world.workspaceIds().forEach(id -> Truth.of(hub, world).assertSame(id));
            }
        }
    }

    /** Else one of many requests would wait for a connection, and fail after ten seconds where Clockify is slow. */
    @Test
    void each_request_that_may_be_under_way_has_an_http_connection() throws Exception {
        String call = Files.readString(Path.of("routes", "clockify-api.camel.yaml"));
        for (String limit : List.of("connectionsPerRoute", "maxTotalConnections")) {
            Matcher number = Pattern.compile(limit + ": (\\d+)").matcher(call);
            assertThat(number.find()).isTrue();
            assertThat(Integer.parseInt(number.group(1))).isGreaterThanOrEqualTo(Prefetch.MOST + MOST_WORKSPACES);
        }
    }

    /** The hub: the settings file, the database. */
    static final class AtOnce {

        private AtOnce() {
        }

        public static void main(String[] arguments) {
            try (Hub hub = Hub.start(Path.of(arguments[0]), new TestDatabases.Access(arguments[1], "sa", ""))) {
                hub.sync().forEach(System.out::println);
                System.out.println(hub.failures());
                System.exit(hub.failures().isEmpty() ? 0 : 1);
            }
        }
    }
}
