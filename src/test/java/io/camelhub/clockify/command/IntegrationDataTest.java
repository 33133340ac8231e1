package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;

/** The rows that stay, and the events sent, when an integration is removed with its data. */
class IntegrationDataTest {

    @ParameterizedTest
    @EachDialect
    void entries_that_come_back_after_their_workspace_was_removed_are_other_events_than_before(Dialect dialect) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(5).people(2).entries(6).clock(clock).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(
                "clockify.events.uri", "direct:nobody", "clockify.events.backfill", "true",
                "camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml"), clock)) {
            hub.sync();
            List<String> before = ids(hub, "time-entry.created");
            assertThat(before).hasSize(6);

            IntegrationData data = new IntegrationData(hub.database(), new Leases(hub.database()), new AuditLog(hub.database(), () -> { }),
                    hub.context().getRegistry().lookupByNameAndType("clockifyOutbox", Outbox.class));
            data.remove("acme", new Order("an admin", "it is over"), () -> true, done -> done);
            assertThat(ids(hub, "workspace.removed")).hasSize(1);
            hub.execute("delete from clockify_outbox");
            clock.advance(Duration.ofHours(1));
            hub.sync();

            assertThat(ids(hub, "time-entry.created")).hasSize(6).doesNotContainAnyElementsOf(before);
        }
    }

    @ParameterizedTest
    @EachDialect
    void an_integration_goes_from_every_table_with_the_workspaces_that_no_other_syncs_and_with_no_others(Dialect dialect) throws IOException {
        Database database = TestDatabases.fresh(dialect, SimulatedClock.stoppedAt(SchemaRows.THEN.plus(Duration.ofDays(1))));
        SchemaRows rows = new SchemaRows(database);
        rows.columns().forEach((table, columns) -> {
            if (table.equals("clockify_integration")) {
                Stream.of("acme", "other").forEach(name -> rows.insert(table, "name", name));
            } else if (table.equals("clockify_alert") || table.equals("clockify_order")) {
                Stream.of("acme", "other").forEach(name -> rows.insert(table, columns.get(0), name, "integration", name));
            } else if (table.equals("clockify_attention_item")) {
                Stream.of("w1", "w2").forEach(id -> rows.insert(table, "subject", id, "workspace_id", id));
            } else if (table.equals("clockify_workspace")) {
                Stream.of("w1", "w2").forEach(id -> rows.insert(table, "id", id));
            } else if (columns.contains("integration") && !table.equals("clockify_time_entry") && !table.equals("clockify_stream")) {
                rows.insert(table, "integration", "acme", "workspace_id", "w1").insert(table, "integration", "acme", "workspace_id", "w2")
                        .insert(table, "integration", "other", "workspace_id", "w2");
            } else if (columns.contains("workspace_id") && DeclaredTables.ofThePlugin().contains(table)) {
                // the rows of streams go by what clockify_stream says was stored
                rows.insert(table, "workspace_id", "w1").insert(table, "workspace_id", "w2");
            }
        });
        IntegrationData data = new IntegrationData(database, new Leases(database), new AuditLog(database, () -> { }), Outbox.disabled(database));

        data.remove("acme", new Order("an admin", "it is over"), () -> true, done -> done);

        Pattern key = Pattern.compile("^\\w+:|(?<= )(integration|workspace_id|name|id)=\\S+");
        assertThat(rows.all().stream().filter(row -> !row.startsWith("clockify_audit_log"))
                .map(row -> key.matcher(row).results().map(MatchResult::group).collect(Collectors.joining(" "))))
                .isEqualTo(Files.readAllLines(Path.of("src/test/resources/privacy/integration-removed.txt")));
    }

    private static List<String> ids(Hub hub, String type) {
        return hub.rows("select id from clockify_outbox where type = 'clockify." + type + "'").stream().map(row -> row.values().iterator().next().toString())
                .toList();
    }
}
