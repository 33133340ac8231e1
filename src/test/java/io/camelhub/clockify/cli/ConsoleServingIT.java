package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.cli.Distribution.Outcome;
import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as the distribution serves it: by the demo, by a hub, and as a process of its own beside one. */
@Tag("slow")
class ConsoleServingIT {

    private static final Path SCRIPT = Distribution.FOLDER.resolve("bin/clockify");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The status of a log-in; 0 where nobody answers. */
    private static int logIn(String root, String name, String password) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(root + "/console/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))
                    .build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void settings(ClockifySimulator clockify, String file, int port) throws IOException {
        Files.writeString(folder.resolve(file), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE
                camel.beans.hub.username = sa
                clockify.tick = 0/1 * * * * ?
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                camel.server.port = %d
                """.formatted(clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl(), port));
    }

    private Running start(String... arguments) throws IOException {
        return Distribution.start(SCRIPT, folder, Map.of(), arguments);
    }

    @Test
    void the_demo_serves_the_console_over_its_data_with_a_fresh_password_until_it_is_stopped() throws Exception {
        try (Running demo = start("demo", "--console")) {
            Pattern said = Pattern.compile("The console answers at (http://127\\.0\\.0\\.1:\\d+)/console/ until Ctrl-C\\s+name +admin\\s+password +(\\S{16})");
            await().atMost(Duration.ofSeconds(90)).until(() -> said.matcher(demo.shown()).find());
            Matcher how = said.matcher(demo.shown());
            assertThat(how.find()).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> logIn(how.group(1), "admin", how.group(2)) == 303);
            assertThat(logIn(how.group(1), "admin", "admin")).isEqualTo(401);
            demo.process().destroy();
            assertThat(demo.end().exitCode()).isZero();
        }
    }

    @Test
    void a_hub_serves_it_to_its_users_and_so_does_a_process_of_its_own_beside_it() throws Exception {
        int port = freePort();
        int other = freePort();
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build())) {
            settings(clockify, "hub.properties", port);
            settings(clockify, "beside.properties", other);
            Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
            Process added = new ProcessBuilder(SCRIPT.toString(), "--config", "hub.properties", "console", "users", "add", "anna", "--role", "admin")
                    .directory(folder.toFile()).redirectInput(password.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("added").toFile()).start();
            assertThat(added.waitFor()).as(Files.readString(folder.resolve("added"))).isZero();

            try (Running hub = start("--config", "hub.properties", "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> logIn("http://127.0.0.1:" + port, "anna", PASSWORD) == 303);
                assertThat(hub.shown()).contains("The console answers at http://127.0.0.1:" + port + "/console/", "anna (admin) logged in to the console");

                Outcome taken = start("--config", "hub.properties", "console", "serve").end();
                assertThat(taken.exitCode()).isEqualTo(2);
                assertThat(taken.err()).contains("127.0.0.1:" + port + " cannot be listened at", "set camel.server.port");

                try (Running beside = start("--config", "beside.properties", "console", "serve")) {
                    await().atMost(Duration.ofSeconds(60)).until(() -> logIn("http://127.0.0.1:" + other, "anna", PASSWORD) == 303);
                    beside.process().destroy();
                    assertThat(beside.end().exitCode()).isZero();
                    assertThat(beside.shown()).doesNotContain("Synced", "Serves acme");
                }
                hub.process().destroy();
                assertThat(hub.end().exitCode()).isZero();
            }
        }
    }

    @Test
    void a_hub_whose_port_is_taken_says_so_and_syncs_all_the_same() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ClockifySimulator clockify = ClockifySimulator.start(World.builder().people(3).entries(50).build())) {
            settings(clockify, "hub.properties", taken.getLocalPort());
            Files.writeString(folder.resolve("console-users.properties"), "anna = admin, , -\n");
            try (Running hub = start("--config", "hub.properties", "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.shown().contains("Synced acme / "));
                assertThat(hub.shown()).contains("Serves no console: 127.0.0.1:" + taken.getLocalPort() + " cannot be listened at");
                hub.process().destroy();
                assertThat(hub.end().exitCode()).isZero();
            }
        }
    }
}
