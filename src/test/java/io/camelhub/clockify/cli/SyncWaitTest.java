package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code sync} waits for the database's time, whatever this machine's clock shows. */
class SyncWaitTest {

    @TempDir
    private Path folder;

    @Test
    void on_a_machine_whose_clock_is_ten_minutes_fast_it_waits_once_and_as_long_as_it_says() throws IOException {
        World world = World.builder().seed(5).people(3).entries(20).build();
        TestDatabases.Access plain = TestDatabases.empty(Dialect.POSTGRESQL);
        String url = plain.jdbcUrl() + "?currentSchema=slow,pg_catalog";
        JdbcClient.create(plain.dataSource()).sql("create schema slow").update();
        JdbcClient.create(plain.dataSource()).sql("create function slow.clock_timestamp() returns timestamptz language sql as "
                + "'select pg_catalog.clock_timestamp() - interval ''10 minutes'''").update();
        Database database = new Database(new DriverManagerDataSource(url, plain.username(), plain.password()), null);
        database.migrate();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            // taken when the command has started, however long that takes
            clockify.faults().next(1, Faults.to("/workspaces"), Fault.edited(answer -> {
                database.table("clockify_lease").insert("workspace_id", world.workspaceId(), "token", 1);
                database.table("clockify_lease_expiry").insert("workspace_id", world.workspaceId(), "token", 1,
                        "holder", "another hub", "expires_at", database.now().plus(Duration.ofSeconds(10)));
                return answer;
            }));
            Files.writeString(folder.resolve("hub.properties"), """
                    camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                    camel.beans.hub.jdbc-url = %s
                    camel.beans.hub.username = %s
                    clockify.integrations.acme.api-key = %s
                    clockify.integrations.acme.api-url = %s
                    clockify.integrations.acme.reports-url = %s
                    """.formatted(url, plain.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()));

            CommandOutcome outcome = CommandOutcome.of(folder, "--config", "hub.properties", "sync");

            assertThat(outcome.out().lines().filter(line -> line.contains("waits until"))).singleElement().asString()
                    .containsPattern("\\([1-9]\\d* s\\): .*another hub");
            assertThat(outcome.out()).containsPattern("acme +Camel & Co +done");
        }
    }
}
