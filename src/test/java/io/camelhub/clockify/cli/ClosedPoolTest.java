package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClosedPoolTest {

    private static final String OTHERS = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    @TempDir
    private Path folder;

    private final TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);

    @Test
    void a_command_that_is_done_leaves_no_connection_open() throws IOException {
        Files.write(folder.resolve("hub.properties"), List.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + database.jdbcUrl(),
                "camel.beans.hub.username = " + database.username()));

        assertThat(CommandOutcome.of(folder, "--config", "hub.properties", "status").exitCode()).isZero();

        // the server takes a moment to notice
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                JdbcClient.create(database.dataSource()).sql(OTHERS).query(Long.class).single()).isZero());
    }
}
