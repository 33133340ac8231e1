package io.camelhub.clockify.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host on Spring Boot that gets the plugin's jar, its routes and its settings on top; see {@code src/test/hosts/boot}. */
@Tag("slow")
class SpringBootIT {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    private final TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);
    private final JdbcClient rows = JdbcClient.create(database.dataSource());

    static List<String> camel() {
        return HostLibraries.versions();
    }

    @ParameterizedTest
    @MethodSource("camel")
    void settings_come_from_all_that_spring_reads_flyway_keeps_both_histories_and_the_actuator_shows_the_hub(String camel) throws Exception {
        World world = World.builder().seed(21).workspaces(2).entries(60).build();
        World second = World.builder().seed(22).entries(60).build();
        String chosen = world.workspaceIds().get(1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                ClockifySimulator another = ClockifySimulator.start(second)) {
            settings("application.yaml", """
                    spring.config.import: "configtree:secrets/"
                    spring.datasource:
                      url: %s
                      username: %s
                    clockify:
                      tick: 0/1 * * * * ?
                      integrations:
                        acme:
                          apiUrl: %s
                          reports_url: %s
                          team-ids:
                            - ${ACME_TEAM}
                        forgotten:
                          api-key: ${NO_SUCH_VARIABLE}
                        revoked:
                          api-key: n0ne
                          api-url: %s
                          reports-url: %s
                    """.formatted(database.jdbcUrl(), database.username(), clockify.apiUrl(), clockify.reportsUrl(),
                    clockify.apiUrl(), clockify.reportsUrl()));
            Path secrets = Files.createDirectories(folder.resolve("secrets/clockify/integrations/acme"));
            Files.writeString(secrets.resolve("api-key"), world.adminKey());
            settings("application-north.yaml", """
                    clockify.integrations.north-sea:
                      api-url: %s
                      reports-url: %s
                    """.formatted(another.apiUrl(), another.reportsUrl()));
            migration("V1__employee.sql", "create table employee (name varchar(100));");
            Set<String> all = ids(world, chosen);
            all.addAll(ids(second, second.workspaceId()));
            Map<String, String> variables = Map.of(
                    "ACME_TEAM", chosen, "SPRING_PROFILES_ACTIVE", "north",
                    "CLOCKIFY_INTEGRATIONS_NORTH_SEA_API_KEY", second.adminKey(), "CLOCKIFY_SOMETHING_ELSE", "of no interest");

            try (HostProcess host = start(camel, variables)) {
                awaitEntries(host, all);

                assertThat(host.log()).contains(
                        "clockify.integrations.forgotten.api-key is not configured: set the environment variable NO_SUCH_VARIABLE");
                assertThat(host.log()).doesNotContain("CLOCKIFY_SOMETHING_ELSE", world.adminKey(), second.adminKey());
                host.assertNeedsNoServer();
                assertActuatorShows(host, chosen);
                assertThat(tables("flyway_schema_history")).isEqualTo(1);
                assertThat(tables("clockify_schema_history")).isEqualTo(1);
            }
            // and once more, now that both are there, with a migration of the host more
            migration("V2__badge.sql", "alter table employee add badge varchar(10);");
            try (HostProcess host = start(camel, variables, "--clockify.health.late-is-down=true")) {
                host.await("the second migration of the host", () -> count("flyway_schema_history") == 2);
                host.await("the refused key is DOWN", () -> health(host)
                        .at("/components/camelHealth/details/clockify-integration-revoked").asText().equals("DOWN"));
                assertThat(health(host).at("/status").asText()).isEqualTo("DOWN");
                assertThat(health(host).at("/components/camelReadinessState/status").asText()).isEqualTo("OUT_OF_SERVICE");
                assertThat(health(host).at("/components/camelLivenessState/status").asText()).isEqualTo("UP");
            }
            assertThat(count("clockify_time_entry where deleted_at is null")).isEqualTo(all.size());
        }
    }

    /** The checks among those of Camel, and the series in the registry of the host; of a refused key, too. */
    private static void assertActuatorShows(HostProcess host, String workspace) throws Exception {
        JsonNode checks = health(host).at("/components/camelHealth/details");
        assertThat(health(host).at("/status").asText()).isEqualTo("UP");
        assertThat(checks.at("/clockify-database").asText()).isEqualTo("UP");
        assertThat(checks.at("/clockify-database.data/message").asText()).isEqualTo("PostgreSQL answers");
        assertThat(checks.at("/clockify-integration-revoked").asText()).isEqualTo("UP");
        host.await("figures as of now", () -> health(host).at("/components/camelHealth/details/clockify-integration-revoked.data/message").asText()
                .startsWith("refused: "));

        host.await("a scrape with them", () -> get(host, "/actuator/prometheus").contains("clockify_sync_last_success_timestamp_seconds{"));
        assertThat(get(host, "/actuator/prometheus").lines()).contains(
                "clockify_database_up 1.0",
                "clockify_integration_state{integration=\"revoked\",state=\"refused\"} 1.0",
                "clockify_integration_state{integration=\"acme\",state=\"well\"} 1.0",
                "clockify_entries_total{change=\"inserted\",workspace=\"" + workspace + "\"} 60.0",
                "clockify_sync_duration_seconds_count{integration=\"acme\",workspace=\"" + workspace + "\"} 1");
    }

    @ParameterizedTest
    @MethodSource("camel")
    void of_two_data_sources_the_named_one_gets_the_tables_and_the_host_may_begin_with_flyway_later(String camel) throws Exception {
        World world = World.builder().seed(23).entries(40).build();
        World second = World.builder().seed(24).entries(40).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                ClockifySimulator another = ClockifySimulator.start(second)) {
            settings("application.yaml", """
                    orders.url: jdbc:h2:mem:orders
                    warehouse.url: %s
                    warehouse.username: %s
                    spring.flyway.enabled: false
                    clockify:
                      tick: 0/1 * * * * ?
                      datasource: warehouse
                      integrations.acme:
                        api-key: %s
                        api-url: %s
                        reports-url: %s
                    """.formatted(database.jdbcUrl(), database.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
            // and of no web server at all
            try (HostProcess host = start(camel, Map.of(), "--spring.profiles.active=warehouse", "--spring.main.web-application-type=none")) {
                awaitEntries(host, ids(world, world.workspaceId()));
                host.assertNeedsNoServer();
            }

            migration("V1__employee.sql", "create table employee (name varchar(100));");
            try (HostProcess host = start(camel, Map.of(), "--spring.datasource.url=" + database.jdbcUrl(),
                    "--spring.datasource.username=" + database.username(), "--clockify.datasource=dataSource",
                    "--clockify.integrations.second.api-key=" + second.adminKey(), "--clockify.integrations.second.api-url=" + another.apiUrl(),
                    "--clockify.integrations.second.reports-url=" + another.reportsUrl(),
                    "--spring.flyway.enabled=true", "--spring.flyway.baseline-on-migrate=true", "--spring.flyway.baseline-version=0")) {
                host.await("the first migration of the host", () -> tables("employee") == 1);
                Set<String> both = ids(world, world.workspaceId());
                both.addAll(ids(second, second.workspaceId()));
                awaitEntries(host, both);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("camel")
    void of_two_data_sources_none_is_guessed(String camel) throws Exception {
        settings("application.yaml", """
                orders.url: jdbc:h2:mem:orders
                warehouse.url: jdbc:h2:mem:warehouse
                warehouse.username: sa
                spring.flyway.enabled: false
                clockify:
                  tick: 0/1 * * * * ?
                  sync-evry: 5m
                  integrations.acme.api-key: k3y
                """);
        try (HostProcess host = start(camel, Map.of(), "--spring.profiles.active=warehouse")) {
            host.await("what is to be done", () -> host.log().contains(
                    "there is no DataSource with the name hub; set clockify.datasource to the name of one: orders, warehouse"));
            assertThat(host.log()).contains("clockify.sync-evry is not known: did you mean clockify.sync-every?");
        }
    }

    @Test
    void a_host_whose_camel_is_too_old_does_not_start_and_says_why() throws Exception {
        settings("application.yaml", """
                spring.datasource.url: jdbc:h2:mem:host
                spring.flyway.enabled: false
                clockify.integrations.acme.api-key: k3y
                """);
        try (HostProcess host = start(HostLibraries.TOO_OLD, Map.of())) {
            assertThat(host.end()).isNotZero();
            assertThat(host.log().substring(host.log().lastIndexOf("Caused by: ")).lines().findFirst()).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("the Clockify plugin needs Camel 4.17 or newer, and this is Camel " + HostLibraries.TOO_OLD));
        }
    }

    private HostProcess start(String camel, Map<String, String> variables, String... arguments) throws Exception {
        if (!Files.exists(folder.resolve("routes"))) {
            HostProcess.copyRoutes(folder.resolve("routes"));
        }
        List<Path> libraries = new ArrayList<>(HostLibraries.of("boot", camel));
        libraries.add(HostLibraries.plugin());
        List<String> main = new ArrayList<>(List.of("hub.HubApplication"));
        main.addAll(List.of(arguments));
        return HostProcess.start(folder, libraries, variables, main.toArray(String[]::new));
    }

    /** Beside what such a host has of its own. */
    private void settings(String file, String text) throws Exception {
        String host = file.equals("application.yaml") ? """
                server:
                  address: 127.0.0.1
                  port: 0
                management.endpoint.health.show-details: always
                management.endpoints.web.exposure.include: health,prometheus
                camel.health.exposure-level: full
                camel.main:
                  routes-include-pattern: file:routes/*.camel.yaml
                  run-controller: true
                spring.flyway.locations: filesystem:migrations
                """ : "";
        Files.writeString(folder.resolve(file), host + text);
    }

    private void migration(String file, String sql) throws Exception {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve(file), sql);
    }

    private void awaitEntries(HostProcess host, Set<String> ids) {
        host.await("all entries", () -> tables("clockify_time_entry") == 1
                && new TreeSet<>(rows.sql("select id from clockify_time_entry where deleted_at is null").query(String.class).list())
                        .equals(ids));
    }

    private int tables(String name) {
        return rows.sql("select count(*) from information_schema.tables where table_name = ?").param(name).query(Integer.class).single();
    }

    private int count(String from) {
        return rows.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String get(HostProcess host, String path) throws Exception {
        host.await("its port", () -> PORT.matcher(host.log()).find());
        Matcher port = PORT.matcher(host.log());
        assertThat(port.find()).isTrue();
        URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static JsonNode health(HostProcess host) throws Exception {
        return new ObjectMapper().readTree(get(host, "/actuator/health"));
    }

    private static Set<String> ids(World world, String workspace) {
        return world.entries(workspace).stream().map(EntryView::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
