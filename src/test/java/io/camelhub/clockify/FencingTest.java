package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that was paused goes on after another one has taken its lease. */
@Timeout(90)
class FencingTest {

    /** The record of the run itself, of its requests and of who has the lease; and what is of no workspace. */
    private static final List<String> OTHERS = List.of(
            "clockify_sync_run", "clockify_request", "clockify_lease", "clockify_lease_expiry", "clockify_day");

    private final World world = World.builder().seed(83).people(8).entries(80).from(Instant.now().minus(Duration.ofDays(60))).build();

    @ParameterizedTest(name = "paused at {1} number {2} of {0}, {3} refused")
    @CsvSource({
        "people, list, 1, nothing",
        "people, list, 1, /users",
        "people, list, 2, nothing",
        "people, list, 2, /user-groups",
        "running, list, 1, nothing",
        "running, list, 1, /in-progress",
        "workspace, changes, 1, nothing",
        "backfill, enrich, 1, /users",
        "backfill, enrich, 1, nothing",
        "backfill, sink, 1, nothing",
        "backfill, verify, 1, nothing",
        "catalogue, list, 1, nothing",
        "catalogue, list, 1, /clients",
        "catalogue, list, 2, nothing",
        "catalogue, list, 4, /reports/detailed",
        "catalogue, list, 4, /reports/detailed /tasks"})
    void a_run_that_lost_its_lease_writes_nothing_more(String file, String step, int number, String refused, @TempDir Path routes)
            throws Exception {
        AtomicInteger passed = new AtomicInteger();
        AtomicReference<Map<String, List<String>>> before = new AtomicReference<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.parallel-requests", "1",
                        "camel.main.routes-include-pattern", new EditedRoutes(routes).withoutActivity().replace("clockify-" + file + ".camel.yaml",
                                "uri: direct:clockify-" + step + "\n", "uri: direct:my-step\n").pattern()))) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:my-step")
                            .process(exchange -> {
                                if (passed.incrementAndGet() == number) {
                                    hub.execute("update clockify_lease set token = token + 1");
                                    before.set(tables(hub));
                                }
                            })
                            .to("direct:clockify-" + step);
                }
            });
            for (String path : refused.split(" ")) {
                simulator.faults().next(100, Faults.to(path), Fault.status(403));
            }

            assertThat(hub.sync()).singleElement().satisfies(run -> assertThat(run.error()).contains("taken over by another process"));

            tables(hub).forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get().get(table)));
        }
    }

    private static Map<String, List<String>> tables(Hub hub) {
        return hub.tables().stream().filter(table -> !OTHERS.contains(table)).collect(Collectors.toMap(
                table -> table, table -> hub.rows("select " + columns(table) + " from " + table).stream().map(Map::toString).sorted().toList(),
                (one, other) -> one, TreeMap::new));
    }

    /** At the end of a sync, what is purged daily goes, and so do marks of one day but for one. */
    private static String columns(String table) {
        return table.equals("clockify_activity_stale") ? "distinct workspace_id, utc_day" : "*";
    }
}
