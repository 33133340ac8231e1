package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.PageRequest;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A paused process continues after another one has taken its lease. */
@Timeout(90)
class FencingTest {

    /** The record of the run itself, of its requests and of who has the lease; and what is of no workspace. */
    private static final List<String> OTHERS = List.of(
            "clockify_sync_run", "clockify_request", "clockify_lease", "clockify_lease_expiry", "clockify_day",
            "clockify_calendar", "clockify_calendar_day");

    private final World world = World.builder().seed(83).people(8).entries(80).from(Instant.now().minus(Duration.ofDays(60))).build();

    @ParameterizedTest(name = "paused {0} of {1}, {2} refused")
    @CsvSource({
        "before read, /users, nothing",
        "before read, /users, /users",
        "before read, /user-groups, nothing",
        "before read, /user-groups, /user-groups",
        "before read, /in-progress, nothing",
        "before read, /in-progress, /in-progress",
        "after sink, running, nothing",
        "before enrich, report, /users",
        "before enrich, report, nothing",
        "before sink, report, nothing",
        "after sink, report, nothing",
        "before read, /projects, nothing",
        "before read, /clients, /clients",
        "before read, /clients, nothing",
        "before read, /tasks, /reports/detailed",
        "before read, /tasks, /reports/detailed /tasks"})
    void a_run_that_lost_its_lease_writes_nothing_more(String when, String what, String refused, @TempDir Path routes)
            throws Exception {
        String step = when.substring(when.indexOf(' ') + 1);
        boolean first = when.startsWith("before");
        AtomicBoolean paused = new AtomicBoolean();
        AtomicReference<Map<String, List<String>>> before = new AtomicReference<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.parallel-requests", "1",
                        "camel.main.routes-include-pattern", new EditedRoutes(routes).withoutActivity().replace("clockify.camel.yaml",
                                "uri: direct:clockify-" + step + "\n", "uri: direct:my-step\n").pattern()))) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:my-step")
                            .process(exchange -> pause(first, exchange))
                            .to("direct:clockify-" + step)
                            .process(exchange -> pause(!first, exchange));
                }

                private void pause(boolean now, Exchange exchange) {
                    if (now && is(exchange.getMessage().getBody(), what) && paused.compareAndSet(false, true)) {
                        hub.execute("update clockify_lease set token = token + 1");
                        before.set(tables(hub));
                    }
                }
            });
            for (String path : refused.split(" ")) {
                simulator.faults().next(100, Faults.to(path), Fault.status(403));
            }

            assertThat(hub.sync()).singleElement().satisfies(run -> assertThat(run.error()).contains("taken over by another process"));

            tables(hub).forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get().get(table)));
        }
    }

    /** Whether a request is for this path, or a page comes from this source. */
    private static boolean is(Object body, String what) {
        return body instanceof PageRequest request && request.path().contains(what)
                || body instanceof TimeEntryPage page && page.source().equals(what);
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
