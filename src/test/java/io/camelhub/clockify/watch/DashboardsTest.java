package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.entries.ActivityDays;
import io.camelhub.clockify.entries.PeopleCalendar;
import io.camelhub.clockify.people.Company;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    @Test
    void every_query_of_the_dashboard_of_expected_time_answers_on_postgresql() throws Exception {
        Company company = new Company(Dialect.POSTGRESQL).employee("e1", "Ada Lovelace", "ada@acme.com", "Ops", null);
        company.roster();
        company.user("w1", "u1", "ada@acme.com", "Ada");
        new People(company.database(), PeopleOptions::standard).matchAll();
        Instant monday = LocalDate.now(ZoneOffset.UTC).minusWeeks(1).with(DayOfWeek.MONDAY).atTime(8, 0).toInstant(ZoneOffset.UTC);
        company.entry("w1", "t1", "u1", monday.toString(), monday.plus(Duration.ofHours(4)).toString(), "work");
        SchemaRows rows = new SchemaRows(company.database());
        rows.insert("clockify_stream", "workspace_id", "w1", "stream", "approval_request", "read_at", SchemaRows.THEN, "status", "read");
        new ActivityDays(company.database()).ensure(ZoneId.of("UTC"));
        new PeopleCalendar(company.database()).ensure(ZoneId.of("UTC"), new BigDecimal("40"));

        List<String> queries = texts("clockify-expected.dashboard.json", "rawSql");
        assertThat(queries).hasSize(6).allSatisfy(sql -> assertThat(company.jdbc().sql(filled(sql, Duration.ofDays(28))).query().listOfRows()).isNotEmpty());
        assertThat(company.jdbc().sql(filled(queries.get(2), Duration.between(monday, Instant.now()))).query().singleRow().values().stream().map(String::valueOf))
                .containsExactly("Ada Lovelace", "Ops", "40.00", "4.00", "-36.00");
    }

    private static String filled(String sql) {
        return filled(sql, Duration.ofDays(7));
    }

    /** As Grafana fills it in. */
    private static String filled(String sql, Duration reach) {
        String from = "'" + Instant.now().minus(reach) + "'";
        String to = "'" + Instant.now() + "'";
        return sql.replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 between " + from + " and " + to)
                .replace("$__timeFrom()", from).replace("$__timeTo()", to);
    }
}
