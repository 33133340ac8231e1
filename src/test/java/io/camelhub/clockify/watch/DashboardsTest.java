package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboards and alert rules ask for nothing that is not there. */
class DashboardsTest {

    private static final Path FOLDER = Path.of("src/main/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\bclockify_\\w+");

    private static List<String> texts(String file, String field) throws IOException {
        JsonNode board = new ObjectMapper().readTree(Files.readString(FOLDER.resolve(file)));
        assertThat(board.get("panels")).isNotEmpty();
        return board.findValuesAsText(field);
    }

    @Test
    void every_metric_of_the_dashboard_and_of_the_rules_is_in_a_scrape() throws Exception {
        String asked = String.join("\n", texts("clockify-sync.dashboard.json", "expr"))
                + Files.readString(FOLDER.resolve("clockify-alerts.rules.yaml"));
        Set<String> metrics = METRIC.matcher(asked).results().map(MatchResult::group).collect(Collectors.toSet());
        World world = World.builder().seed(75).people(2).entries(10).plan(Plan.FREE).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                MonitoredHub hub = MonitoredHub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), null)) {
            hub.hub().sync();
            hub.hub().execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', '" + world.workspaceId() + "', 'w1', 'NEW_TIME_ENTRY', true, true, true, current_timestamp)");

            assertThat(metrics).hasSizeGreaterThan(9);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(hub.scrape().keySet().stream()
                    .map(series -> series.replaceFirst("\\{.*", ""))).containsAll(metrics));
        }
    }

    @Test
    void every_query_of_the_dashboard_of_people_runs_on_postgresql() throws Exception {
        World world = World.builder().seed(76).people(3).entries(40).from(Instant.now().minus(Duration.ofDays(6))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.POSTGRESQL), Map.of())) {
            hub.sync();

            assertThat(texts("clockify-timeline.dashboard.json", "rawSql")).hasSize(5).allSatisfy(sql -> hub.rows(filled(sql)));
            assertThat(hub.rows(filled(texts("clockify-timeline.dashboard.json", "rawSql").get(4)))).isNotEmpty();
        }
    }

    /** As Grafana fills it in. */
    private static String filled(String sql) {
        String from = "'" + Instant.now().minus(Duration.ofDays(7)) + "'";
        String to = "'" + Instant.now() + "'";
        return sql.replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 between " + from + " and " + to)
                .replace("$__timeFrom()", from).replace("$__timeTo()", to);
    }
}
