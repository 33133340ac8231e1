package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private static final int WEEKS = 5_000;
    /** So many are some 30 kB. */
    private static final int ENTRIES = 40;

    @Test
    @Tag("endurance")
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
        Path database = read(world, "time_off_balance", 2, folder);
        try (Hub hub = Hub.start(folder.resolve("clockify.properties"), access(database))) {
            assertThat(hub.count("select count(*) from clockify_time_off_balance where deleted_at is null")).isEqualTo(BALANCES);
            assertThat(hub.count("select count(*) from clockify_time_off_balance where generation = 2")).isEqualTo(BALANCES);
        }
    }

    @Test
    void five_thousand_weeks_with_all_their_entries_are_read_in_128_megabytes(@TempDir Path folder) throws Exception {
        World world = World.builder().seed(5).people(5).entries(400).plan(Plan.PRO).resources(true).oddities(false).build();
        Resources resources = world.resources(world.workspaceId());
        String first = resources.ids(Resource.APPROVAL_REQUEST).get(0);
        ObjectNode week = (ObjectNode) resources.row(Resource.APPROVAL_REQUEST, first);
        ArrayNode entries = week.putArray("entries");
        world.entries(world.workspaceId()).stream().filter(entry -> !entry.running()).limit(ENTRIES).forEach(entry -> entries.add(entry.id()));
        resources.ids(Resource.APPROVAL_REQUEST).forEach(id -> resources.delete(Resource.APPROVAL_REQUEST, id));
        for (int i = 0; i < WEEKS; i++) {
            ObjectNode another = week.deepCopy();
            ((ObjectNode) another.get("approvalRequest")).put("id", String.format("64a687e3%016x", i));
            ((ObjectNode) another.at("/approvalRequest/status")).put("state", "PENDING");
            resources.put(Resource.APPROVAL_REQUEST, another);
        }
        Path database = read(world, "approval_request", 1, folder);
        try (Hub hub = Hub.start(folder.resolve("clockify.properties"), access(database))) {
            assertThat(hub.count("select count(*) from clockify_approval_request where left_list_at is null")).isEqualTo(WEEKS);
        }
    }

    private static TestDatabases.Access access(Path database) {
        return new TestDatabases.Access("jdbc:h2:file:" + database, "sa", "");
    }

    /** A stream is read some times in a small JVM; gives the file of its database. */
    private static Path read(World world, String stream, int times, Path folder) throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            Path file = folder.resolve("clockify.properties");
            Files.writeString(file, """
                    clockify.tick = 0 0 0 1 1 ? 2099
                    clockify.backfill-from = %s
                    clockify.integrations.all.api-key = %s
                    clockify.integrations.all.api-url = %s
                    clockify.integrations.all.reports-url = %s
                    """.formatted(LocalDate.now().minusDays(30), world.adminKey(), simulator.apiUrl(), simulator.reportsUrl()));
            Path database = folder.resolve("hub");
            Path log = folder.resolve("log");

            Process child = ChildJvm.builder(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), Reader.class, file.toString(),
                    access(database).jdbcUrl(), stream, String.valueOf(times)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = child.waitFor(600, TimeUnit.SECONDS);
            child.destroyForcibly().waitFor();

            assertThat(ended ? child.exitValue() : -1).describedAs(Files.readString(log)).isZero();
            return database;
        }
    }

    /** A hub that reads a stream: the settings file, the database, the stream, how often. */
    static final class Reader {

        private Reader() {
        }

        public static void main(String[] arguments) {
            try (Hub hub = Hub.start(Path.of(arguments[0]), new TestDatabases.Access(arguments[1], "sa", ""),
                    Map.of("clockify.streams", arguments[2]))) {
                hub.sync().forEach(System.out::println);
                for (int i = 1; i < Integer.parseInt(arguments[3]); i++) {
                    hub.sync(new SyncOrder(List.of(), true, null, null, null, false)).forEach(System.out::println);
                }
                System.out.println(hub.failures());
                System.exit(hub.failures().isEmpty() ? 0 : 1);
            }
        }
    }
}
