package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics as the distribution serves them, and its log. */
@Tag("slow")
class ManagementServingIT {

    private static final Path SCRIPT = Distribution.FOLDER.resolve("bin/clockify");

    @TempDir
    private Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Status and body, in one text; empty where nobody answers. */
    private static String get(int port, String path) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private Running run(Map<String, String> environment, ClockifySimulator clockify, int port, String... more) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE
                camel.beans.hub.username = sa
                clockify.tick = 0/1 * * * * ?
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                camel.management.port = %d
                """.formatted(clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl(), port) + String.join("\n", more));
        return Distribution.start(SCRIPT, folder, environment, "--config", "hub.properties", "run");
    }

    /** The first line of the log that says that a workspace was synced. */
    private static String syncedLine(Running hub) {
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.shown().contains("Synced acme / "));
        return hub.shown().lines().filter(line -> line.contains("Synced acme / ")).findFirst().orElseThrow();
    }

    @Test
    void each_line_of_the_log_has_milliseconds_and_thread_and_those_of_a_run_name_it() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build());
                Running hub = run(Map.of(), clockify, freePort())) {
            assertThat(syncedLine(hub)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO  \\[Camel [^]]+] SyncRuns +Synced acme / .* 0 rejected "
                    + "\\[integration=acme, workspace=" + clockify.world().workspaceId() + ", run=1\\]");
            assertThat(hub.shown().lines().filter(line -> line.contains("Serves acme"))).singleElement().asString().doesNotContain("[integration");
        }
    }

    @Test
    void one_switch_makes_it_json() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build());
                Running hub = run(Map.of("CLOCKIFY_LOG_FORMAT", "json"), clockify, freePort())) {
            JsonNode line = new ObjectMapper().readTree(syncedLine(hub));

            assertThat(line.get("integration").asText()).isEqualTo("acme");
            assertThat(line.get("workspace").asText()).isEqualTo(clockify.world().workspaceId());
            assertThat(line.get("run").asText()).isEqualTo("1");
            assertThat(line.get("message").asText()).startsWith("Synced acme / ");
            assertThat(line.get("@timestamp").asText()).matches("\\S+T\\S+\\.\\d{3,9}\\S+");
            assertThat(line.has("thread_name")).isTrue();
            assertThat(line.fieldNames()).toIterable().doesNotContain("@version", "level_value");
            assertThat(hub.shown()).doesNotContain("[ignore]");
            assertThat(hub.shown().lines()).allMatch(each -> each.startsWith("{"));
        }
    }

    @Test
    void a_hub_serves_them_to_this_machine_alone_and_its_console_elsewhere() throws Exception {
        int port = freePort();
        int console = freePort();
        Files.writeString(folder.resolve("console-users.properties"), "anna = admin, , -\n");
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build());
                Running hub = run(Map.of(), clockify, port, "camel.server.port = " + console)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> get(port, "/observe/metrics").contains("clockify_sync_last_success_timestamp_seconds{"));
            await().atMost(Duration.ofSeconds(60)).until(() -> get(console, "/console/login").startsWith("200 "));

            assertThat(get(port, "/observe/metrics")).startsWith("200 ").contains("jvm_memory_used_bytes", "clockify_database_up 1.0");
            assertThat(get(port, "/observe/health/ready")).startsWith("200 ")
                    .contains("\"name\":\"clockify-integration-acme\",\"status\":\"UP\",\"message\":\"well\"");
            assertThat(get(port, "/observe/health/live")).startsWith("200 ");
            assertThat(get(port, "/console/login")).startsWith("404 ");
            assertThat(get(console, "/observe/metrics")).startsWith("404 ");
            for (String page : List.of(port + "/observe/health", console + "/console/login")) {
                HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build().send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).as("nobody changes over to HTTP/2 without TLS").isEqualTo(HttpClient.Version.HTTP_1_1);
            }
            assertThat(hub.shown()).contains("Health and metrics answer at http://127.0.0.1:" + port + "/observe/");
            try (ServerSocket elsewhere = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
                assertThat(elsewhere.isBound()).as("it listens at one address").isTrue();
            }
            hub.process().destroy();
            assertThat(hub.end().exitCode()).isZero();
        }
    }

    @Test
    void a_hub_whose_port_is_taken_says_so_and_syncs_all_the_same() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build());
                Running hub = run(Map.of(), clockify, taken.getLocalPort())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> hub.shown().contains("Synced acme / "));

            assertThat(hub.shown()).contains("Serves no health and metrics: 127.0.0.1:" + taken.getLocalPort()
                    + " cannot be listened at", "set camel.management.port");
            hub.process().destroy();
            assertThat(hub.end().exitCode()).isZero();
        }
    }
}
