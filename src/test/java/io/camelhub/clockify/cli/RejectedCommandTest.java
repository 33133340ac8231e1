package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands under {@code clockify rejected}, through the real command line and a real hub. */
class RejectedCommandTest {

    @TempDir
    private Path folder;

    @Test
    void an_admin_lists_retries_and_clears_what_was_rejected() throws IOException {
        Instant now = Instant.now();
        // nothing so new that the change feed would bring it as well
        World world = World.builder().seed(82).people(3).entries(20).zones("UTC")
                .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(1))).build();
        List<String> ids = world.entries(world.workspaceId()).stream()
                .filter(entry -> !entry.running()).map(entry -> entry.id()).toList();
        TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            Files.write(folder.resolve("application.properties"), List.of(
                    "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                    "camel.beans.hub.jdbc-url = " + access.jdbcUrl(),
                    "camel.beans.hub.username = " + access.username(),
                    "clockify.integrations.acme.api-key = " + world.adminKey(),
                    "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                    "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()));
            assertThat(rejected("list").out()).contains("0 rows rejected");

            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, ids.get(0)));
            run("sync");
            assertThat(rejected("list").out()).contains(ids.get(0), "after its end", "acme", "1 row rejected");

            simulator.faults().next(1, Faults.to("/time-entries/batch"), Fault.badRow(Fault.BadRow.BAD_DATE, ids.get(0)));
            CommandOutcome still = rejected("retry");
            assertThat(still.exitCode()).as(still.out() + still.err() + simulator.requests().byKind()).isEqualTo(1);
            assertThat(still.out()).contains("1 row asked for, 1 still rejected", "no time");
            CommandOutcome retried = rejected("retry");
            assertThat(retried.err()).isEmpty();
            assertThat(retried.exitCode()).isZero();
            assertThat(retried.out()).contains("1 row asked for, 0 still rejected");
            assertThat(rejected("retry").out()).contains("Nothing to ask for");

            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.NO_ID, ids.get(1)));
            run("sync", "--reconcile");
            CommandOutcome noId = rejected("retry");
            assertThat(noId.exitCode()).isEqualTo(1);
            assertThat(noId.err()).contains("can only be cleared");
            assertThat(rejected("clear").exitCode()).isEqualTo(2);
            assertThat(rejected("clear", "4711", "--yes").err()).contains("there is no rejected row 4711");
            assertThat(rejected("clear", "--before", "2024-01-31", "--yes").out()).contains("0 rows cleared");
            assertThat(rejected("clear", "--all").err()).contains("there is no terminal to ask on: add --yes");
            assertThat(rejected("clear", "--all", "--yes").out()).contains("1 row cleared");
            assertThat(rejected("list").out()).contains("0 rows rejected");
            assertThat(rejected().exitCode()).isEqualTo(2);
        }
    }

    private CommandOutcome rejected(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rejected"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private CommandOutcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }
}
