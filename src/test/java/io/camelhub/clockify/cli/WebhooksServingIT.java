package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.cli.Distribution.Outcome;
import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The distribution accepts Clockify's webhooks without a console. */
@Tag("slow")
class WebhooksServingIT {

    private final World world = World.builder().seed(29).people(3).entries(50).oddities(false).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);

    @TempDir
    private Path folder;

    @Test
    void a_hub_without_users_of_the_console_takes_webhooks() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.deliveries().atOnce(1);
            Files.writeString(folder.resolve("hub.properties"), """
                    camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                    camel.beans.hub.jdbc-url = %s
                    camel.beans.hub.username = %s
                    clockify.tick = 0/1 * * * * ?
                    clockify.sync-every = 1d
                    clockify.integrations.acme.api-key = %s
                    clockify.integrations.acme.api-url = %s
                    clockify.integrations.acme.reports-url = %s
                    clockify.webhooks.url = http://127.0.0.1:%d
                    camel.server.port = %d
                    """.formatted(database.jdbcUrl(), database.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl(), port, port));
            assertDone("sync");
            assertDone("webhooks", "install", "acme");
            try (Running hub = Distribution.start(
                    Distribution.FOLDER.resolve("bin/clockify"), folder, Map.of(), "--config", "hub.properties", "run")) {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> status("POST", port, "/clockify/webhooks/acme") == 401);
                assertThat(status("GET", port, "/console/login")).as("the console stays closed").isEqualTo(404);

                EntryView entry = world.entries(world.workspaceId()).stream().filter(one -> !one.running()).findFirst().orElseThrow();
                JdbcClient sql = JdbcClient.create(database.dataSource());
                // a delivery that comes before the secrets are known is lost: the next change is reported as well
                await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(2)).until(() -> {
                    world.editEntry(world.workspaceId(), entry.id(), draft -> draft.withDescription("told by a webhook " + System.nanoTime()));
                    return sql.sql("select count(*) from clockify_time_entry where description like 'told by a webhook %'").query(Long.class).single() == 1;
                });
                hub.process().destroy();
                assertThat(hub.end().exitCode()).as(hub.shown()).isZero();
            }
        }
    }

    private void assertDone(String... command) throws Exception {
        String[] all = new String[command.length + 2];
        all[0] = "--config";
        all[1] = "hub.properties";
        System.arraycopy(command, 0, all, 2, command.length);
        Outcome outcome = Distribution.clockify(folder, all);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private static int status(String method, int port, String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
