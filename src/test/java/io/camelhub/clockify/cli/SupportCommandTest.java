package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.NamedView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.ProjectView;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A support bundle names no person. */
class SupportCommandTest {

    private static final String NOBODY_KNOWS = "Zaphod Beeblebrox";

    @TempDir
    private Path folder;

    @Test
    void the_zip_holds_what_helps_and_no_key_no_name_no_address_and_no_description() throws IOException {
        Instant now = Instant.now();
        World world = World.builder().seed(84).people(8).groups(2).entries(60).plan(Plan.PRO).resources(true).zones("UTC")
                .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(1))).build();
        String workspace = world.workspaceId();
        EntryView bad = world.entries(workspace).stream().filter(entry -> !entry.running()).findFirst().orElseThrow();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            settings(simulator, TestDatabases.empty(Dialect.H2).jdbcUrl());
            Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.second.api-key = key-of-second-0123456789\n"
                    + "clockify.integrations.second.api-url = " + simulator.apiUrl() + "\nclockify.integrations.second.reports-url = " + simulator.reportsUrl() + "\n"
                    + "clockify.integrations.second.enabled = false\nclockify.integrations.third.api-key = {{env:THIRD_KEY}}\n");
            Files.writeString(folder.resolve("employees.csv"), world.employeesCsv());
            run("people", "import", "employees.csv");
            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad.id()));
            run("sync");

            CommandOutcome outcome = run("support", "--output", "help.zip");

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("Written: ", "help.zip", "runs.csv");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("help.zip")))).isEqualTo("rw-------");
            Map<String, String> parts = parts(folder.resolve("help.zip"));
            assertThat(parts).containsOnlyKeys("versions.txt", "settings.txt", "states.csv", "streams.csv", "runs.csv", "rejected.csv", "outbox.csv", "keys.csv");
            assertThat(parts.get("versions.txt")).contains("clockify ", "Camel", "database = H2");
            assertThat(parts.get("settings.txt").lines()).containsExactly("clockify.integrations.acme.api-key = (set)", "clockify.integrations.acme.api-url = (set)",
                    "clockify.integrations.acme.reports-url = (set)", "clockify.integrations.second.api-key = (set)",
                    "clockify.integrations.second.api-url = (set)", "clockify.integrations.second.enabled = false",
                    "clockify.integrations.second.reports-url = (set)", "clockify.integrations.third.api-key = (set)", "clockify.keep-runs = (wrong)",
                    "clockify.sync-every = 20m", "(other lines: 6)");
            assertThat(parts.get("states.csv")).contains("integration,state,health,", "acme,ENABLED,", workspace, ",REPORT,UNKNOWN,", "second,DISABLED,OFF,");
            assertThat(parts.get("streams.csv").lines()).first().isEqualTo("integration,workspace_id,stream,status,read_at,whole_at,due_at,rows,held,has_problem");
            assertThat(parts.get("streams.csv")).contains("acme," + workspace + ",time_off_request,READ,", "acme," + workspace + ",holiday,READ,");
            assertThat(parts.get("runs.csv")).contains("id,integration,workspace_id", "acme," + workspace);
            assertThat(parts.get("rejected.csv").lines()).first().isEqualTo("integration,workspace_id,kind,rows,last_seen_at");
            assertThat(parts.get("rejected.csv")).contains("acme," + workspace + ",time_entry,1,");
            assertThat(parts.get("outbox.csv").lines()).containsExactly("events,oldest_at,due_since,late,set_aside", "0,,,false,0");
            assertThat(parts.get("keys.csv").lines()).containsExactly("integration,answer,teams_unknown,problems,workspaces", "acme,GIVEN,false,0,1", "second,REFUSED,false,1,0");
            Set<String> named = named(world, workspace);
            assertThat(named).hasSizeGreaterThan(20);
            parts.forEach((name, text) -> named.forEach(one -> assertThat(text).as(name).doesNotContainIgnoringCase(one)));
        }
    }

    /** All that must not be there: what is longer than a common word. */
    private static Set<String> named(World world, String workspace) {
        Set<String> named = new HashSet<>();
        world.people(workspace).forEach(person -> {
            named.add(person.name());
            named.add(person.email());
        });
        world.entries(workspace).stream().map(EntryView::description).forEach(named::add);
        world.projects(workspace).stream().map(ProjectView::name).forEach(named::add);
        world.clients(workspace).stream().map(NamedView::name).forEach(named::add);
        world.employeesCsv().lines().skip(1).forEach(line -> named.addAll(List.of(line.split("[,;]"))));
        named.add(NOBODY_KNOWS);
        named.add(world.adminKey());
        named.add(world.workspaceName(workspace));
        named.removeIf(name -> name == null || name.length() < 6 || name.matches("[a-z]+|[\\d.:-]+"));
        return named;
    }

    @Test
    void without_a_database_it_says_what_was_thrown_and_not_what_was_said() throws IOException {
        Path missing = folder.resolve("of " + NOBODY_KNOWS);
        settingsFile("jdbc:h2:file:" + missing + "/hub;IFEXISTS=TRUE", "http://localhost:1", "http://localhost:1", "key-of-ada-0123456789");

        CommandOutcome written = run("support", "--no-check");

        assertThat(written.exitCode()).as(written.err()).isZero();
        Map<String, String> parts = parts(folder.resolve("clockify-support.zip"));
        assertThat(parts).containsOnlyKeys("versions.txt", "settings.txt", "failure.txt");
        assertThat(parts.get("failure.txt")).contains("org.h2.jdbc.Jdbc", " 90146\n");
        assertThat(parts.values()).allSatisfy(text -> assertThat(text).doesNotContain(NOBODY_KNOWS, "key-of-ada"));
        assertThat(run("support", "--no-check", "--output", "gone/help.zip").err())
                .contains("help.zip cannot be written: there is no folder " + folder.resolve("gone"));
    }

    @Test
    void a_settings_file_that_is_not_there_is_named() {
        CommandOutcome outcome = CommandOutcome.of(folder, "--config", "gone.properties", "support");

        assertThat(outcome.err()).contains("there is no settings file " + folder.resolve("gone.properties") + ": name one by --config FILE");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private static Map<String, String> parts(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                try (InputStream text = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), new String(text.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }

    private void settings(ClockifySimulator simulator, String jdbcUrl) throws IOException {
        settingsFile(jdbcUrl, simulator.apiUrl(), simulator.reportsUrl(), simulator.world().adminKey());
    }

    private void settingsFile(String jdbcUrl, String apiUrl, String reportsUrl, String key) throws IOException {
        Files.write(folder.resolve("application.properties"), List.of(
                "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url = " + jdbcUrl,
                "camel.beans.hub.username = sa",
                "camel.beans.hub.maximum-pool-size = 4",
                "clockify.sync-every = 20m",
                "clockify.keep-runs = as long as " + NOBODY_KNOWS + " wants",
                "clockify.integrations." + NOBODY_KNOWS.replace(" ", "\\ ") + ".api-key = " + key,
                "note-of-" + NOBODY_KNOWS.replace(" ", "\\ ") + " = call me",
                "clockify.integrations.acme.api-key = " + key,
                "clockify.integrations.acme.api-url = " + apiUrl,
                "clockify.integrations.acme.reports-url = " + reportsUrl));
    }

    private CommandOutcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", "application.properties"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }
}
