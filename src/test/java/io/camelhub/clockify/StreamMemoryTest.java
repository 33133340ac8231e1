package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.benchmark.ChildJvm;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Resources;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory that streams take. */
@Tag("slow")
class StreamMemoryTest {

    private static final int BALANCES = 100_000;

    @Test
    void a_hundred_thousand_balances_are_read_and_compared_in_128_megabytes(@TempDir Path folder) throws Exception {
        World world = World.builder().seed(5).people(5).entries(20).plan(Plan.PRO).resources(true).oddities(false).build();
        Resources resources = world.resources(world.workspaceId());
        String policy = resources.rows(Resource.TIME_OFF_POLICY).stream().filter(row -> !row.path("archived").asBoolean()).findFirst().orElseThrow()
                .path("id").asText();
        resources.ids(Resource.TIME_OFF_BALANCE).forEach(id -> resources.delete(Resource.TIME_OFF_BALANCE, id));
        for (int i = 0; i < BALANCES; i++) {
            String user = String.format("64a687e2%016x", i);
            resources.add(Resource.TIME_OFF_BALANCE, row -> row.put("policyId", policy).put("userId", user));
        }
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            Path file = folder.resolve("clockify.properties");
            Files.writeString(file, """
                    clockify.tick = 0 0 0 1 1 ? 2099
                    clockify.backfill-from = %s
                    clockify.integrations.all.api-key = %s
                    clockify.integrations.all.api-url = %s
                    clockify.integrations.all.reports-url = %s
                    """.formatted(LocalDate.now().minusDays(30), world.adminKey(), simulator.apiUrl(), simulator.reportsUrl()));
            String database = "jdbc:h2:file:" + folder.resolve("hub");
            Path log = folder.resolve("log");

            Process child = ChildJvm.builder(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), Twice.class, file.toString(), database)
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = child.waitFor(600, TimeUnit.SECONDS);
            child.destroyForcibly().waitFor();

            assertThat(ended ? child.exitValue() : -1).describedAs(Files.readString(log)).isZero();
            try (Hub hub = Hub.start(file, new TestDatabases.Access(database, "sa", ""))) {
                assertThat(hub.count("select count(*) from clockify_time_off_balance where deleted_at is null")).isEqualTo(BALANCES);
                assertThat(hub.count("select count(*) from clockify_time_off_balance where generation = 2")).isEqualTo(BALANCES);
            }
        }
    }

    /** A hub that reads all balances twice: the settings file, the database. */
    static final class Twice {

        private Twice() {
        }

        public static void main(String[] arguments) {
            try (Hub hub = Hub.start(Path.of(arguments[0]), new TestDatabases.Access(arguments[1], "sa", ""),
                    Map.of("clockify.streams", "time_off_balance"))) {
                hub.sync().forEach(System.out::println);
                hub.sync(new SyncOrder(List.of(), true, null, null, null, false)).forEach(System.out::println);
                System.out.println(hub.failures());
                System.exit(hub.failures().isEmpty() ? 0 : 1);
            }
        }
    }
}
