package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunEnd;
import io.camelhub.clockify.run.RunKind;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page and each command that reads runs shows every kind of run that the sync can store. */
@Tag("slow")
class EveryRunIsShownTest {

    private static final List<String> PAGES = List.of("/console/runs", "/console/integrations", "/console/integrations/list/poll",
            "/console/integrations/acme", "/console/integrations/acme/deletions", "/console/timeline", "/console/activity", "/console/people",
            "/console/people/history", "/console/audit");
    /** The commands that show the last run. */
    private static final List<List<String>> OF_THE_LAST = List.of(List.of("status"), List.of("status", "--json"));
    /** The commands that show, or count, all. */
    private static final List<List<String>> OF_ALL = List.of(List.of("integrations", "list"), List.of("rejected", "list"), List.of("support", "--no-check"));

    @TempDir
    private Path folder;

    private ConsoleSite site;

    private void run(RunKind kind, RunEnd end) {
        String workspace = site.hub().rows("select workspace_id as w from clockify_integration_workspace").get(0).values().iterator().next().toString();
        site.hub().execute("insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests,"
                + " requests_in_vain, entries_seen, inserted, updated, deleted, unchanged, healed, rejected, error) values ('acme', '" + workspace
                + "', '" + kind.text() + "', current_timestamp, " + (end == null ? "null, null" : "current_timestamp, '" + end.text() + "'")
                + ", 1, 0, 1, 1, 0, 0, 0, 0, 0, null)");
    }

    @Test
    void of_every_kind_however_it_ended_and_whatever_it_waits_for() throws IOException {
        World world = World.builder().seed(3).people(2).entries(10).build();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                ConsoleSite started = ConsoleSite.start(folder, simulator, database, "boss@acme.example", Map.of())) {
            site = started;
            site.hub().sync();
            Files.write(folder.resolve("application.properties"), List.of(
                    "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource", "camel.beans.hub.jdbc-url = " + database.jdbcUrl(),
                    "camel.beans.hub.username = sa", "clockify.integrations.acme.api-key = " + world.adminKey(),
                    "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                    "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()));
            Visit admin = site.visitor("admin");
            List<RunEnd> ends = new ArrayList<>(Arrays.asList(RunEnd.values()));
            ends.add(null);
            for (RunKind kind : RunKind.values()) {
                for (RunEnd end : ends) {
                    run(kind, end);
                    assertPagesShow(admin, kind + " " + end);
                    assertCommandsShow(OF_THE_LAST, kind + " " + end);
                }
                assertCommandsShow(OF_ALL, kind + " of each end");
                assertThat(admin.page("/console/runs?kind=" + kind.text())).as("the filter knows it").contains(">" + kind.text() + "<");
            }
            for (RunEnd end : RunEnd.values()) {
                assertThat(admin.page("/console/runs?outcome=" + end.text())).as("the filter knows it").contains(end.text());
            }
            for (WaitsOn waits : WaitsOn.values()) {
                site.hub().execute("update clockify_integration_workspace set waits_on = '" + waits.name()
                        + "', waits_for = 'a reason', due_at = dateadd('hour', 1, current_timestamp)");
                assertPagesShow(admin, waits.name());
                assertCommandsShow(OF_THE_LAST, waits.name());
                assertCommandsShow(OF_ALL, waits.name());
            }
        }
    }

    private static void assertPagesShow(Visit admin, String what) {
        for (String page : PAGES) {
            HttpResponse<String> answer = admin.get(page);
            assertThat(answer.statusCode()).as(what + " on " + page + ": " + answer.body()).isIn(200, 204, 303);
        }
    }

    private void assertCommandsShow(List<List<String>> commands, String what) {
        for (List<String> command : commands) {
            List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
            all.addAll(command);
            CommandOutcome outcome = CommandOutcome.of(folder, all.toArray(String[]::new));
            assertThat(outcome.exitCode()).as(what + " in " + command + ": " + outcome.err()).isLessThanOrEqualTo(1);
            assertThat(outcome.err()).as(what + " in " + command).doesNotContain("Exception");
        }
    }
}
