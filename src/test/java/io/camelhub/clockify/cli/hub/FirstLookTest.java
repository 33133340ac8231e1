package io.camelhub.clockify.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.cli.Clockify;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FirstLookTest {

    @TempDir
    private Path folder;

    @Test
    void run_syncs_what_is_due_when_it_starts_and_waits_for_no_tick() throws Exception {
        World world = World.builder().seed(5).people(2).entries(10).build();
        Path log = folder.resolve("hub.log");
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Files.writeString(folder.resolve("hub.properties"), """
                    camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                    camel.beans.hub.jdbc-url = jdbc:h2:file:%s
                    camel.beans.hub.username = sa
                    camel.server.enabled = false
                    camel.management.enabled = false
                    clockify.tick = 0 0 0 1 1 ? 2099
                    clockify.integrations.acme.api-key = %s
                    clockify.integrations.acme.api-url = %s
                    clockify.integrations.acme.reports-url = %s
                    """.formatted(folder.resolve("hub"), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
            Process hub = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), Clockify.class.getName(),
                    "--config", folder.resolve("hub.properties").toString(), "run")
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try {
                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(clockify.requests().all())
                        .as("%s", Files.readString(log)).anyMatch(request -> request.path().contains("/time-entries") || request.path().contains("/reports/detailed")));
            } finally {
                hub.destroyForcibly().waitFor();
            }
        }
    }
}
