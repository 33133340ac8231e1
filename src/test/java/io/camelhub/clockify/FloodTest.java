package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.benchmark.ChildJvm;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers without end, in a hub with little memory. */
@Tag("slow")
class FloodTest {

    @TempDir
    private Path folder;

    @Test
    void answers_without_end_disturb_no_other_integration_of_a_hub_with_128_megabytes() throws Exception {
        Map<String, ClockifySimulator> clockify = new LinkedHashMap<>();
        for (String name : List.of("endless", "bomb", "one", "two")) {
            World world = World.builder().seed(30 + clockify.size()).people(20).entries(1500)
                    .from(Instant.now().minus(Duration.ofDays(100))).build();
            clockify.put(name, ClockifySimulator.start(world));
        }
        try {
            clockify.get("endless").faults().next(10_000, Faults.to("/users"), Fault.flood(200));
            clockify.get("bomb").faults().next(10_000, Faults.to("/reports/detailed"), Fault.gzipBomb());
            StringBuilder settings = new StringBuilder("clockify.tick = 0 0 0 1 1 ? 2099\n");
            clockify.forEach((name, simulator) -> settings
                    .append("clockify.integrations.%s.api-key = %s%n".formatted(name, simulator.world().adminKey()))
                    .append("clockify.integrations.%s.api-url = %s%n".formatted(name, simulator.apiUrl()))
                    .append("clockify.integrations.%s.reports-url = %s%n".formatted(name, simulator.reportsUrl())));
            Path file = Files.writeString(folder.resolve("settings.properties"), settings);
            String database = "jdbc:h2:file:" + folder.resolve("hub");
            Path log = folder.resolve("log");

            Process child = ChildJvm.builder(
                            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), Flooded.class,
                            file.toString(), database)
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = child.waitFor(300, TimeUnit.SECONDS);
            child.destroyForcibly().waitFor();

            assertThat(ended ? child.exitValue() : -1).describedAs(Files.readString(log)).isZero();
            try (Hub hub = Hub.start(file, access(database))) {
                for (String name : List.of("one", "two")) {
                    World world = clockify.get(name).world();
                    Truth.of(hub, world).assertSame(world.workspaceId());
                }
                assertThat(hub.rows("select outcome from clockify_sync_run where integration in ('one', 'two')"))
                        .hasSize(2).allSatisfy(run -> assertThat(run.get("OUTCOME")).isEqualTo("done"));
                assertThat(Files.readString(log)).contains("/users of integration endless is too large");
                assertThat(hub.rows("select error from clockify_sync_run where integration = 'bomb'")).singleElement()
                        .extracting(run -> run.get("ERROR")).asString().contains("/reports/detailed of integration bomb is too large");
            }
            assertThat(clockify.get("endless").requests().count(Faults.to("/users"))).isEqualTo(1);
        } finally {
            clockify.values().forEach(ClockifySimulator::close);
        }
    }

    private static TestDatabases.Access access(String database) {
        return new TestDatabases.Access(database, "sa", "");
    }

    /** The hub: the settings file, the database. */
    static final class Flooded {

        private Flooded() {
        }

        public static void main(String[] arguments) {
            try (Hub hub = Hub.start(Path.of(arguments[0]), access(arguments[1]))) {
                for (RunSummary run : hub.sync()) {
                    System.out.println(run);
                }
                System.out.println(hub.failures());
            }
            System.exit(0);
        }
    }
}
