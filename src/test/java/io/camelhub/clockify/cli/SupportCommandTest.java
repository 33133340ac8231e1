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

/** What goes to whoever is asked for help names nobody. */
class SupportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_zip_holds_what_helps_and_no_key_no_name_no_address_and_no_description() throws IOException {
        Instant now = Instant.now();
        World world = World.builder().seed(84).people(8).groups(2).entries(60).zones("UTC")
                .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(1))).build();
        String workspace = world.workspaceId();
        EntryView bad = world.entries(workspace).stream().filter(entry -> !entry.running()).findFirst().orElseThrow();
        EntryView written = world.entries(workspace).stream()
                .filter(entry -> !entry.id().equals(bad.id()) && entry.description().contains(" ")).findFirst().orElseThrow();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            settings(simulator, TestDatabases.empty(Dialect.H2).jdbcUrl());
            Files.writeString(folder.resolve("integrations.properties"), "clockify.integrations.second.api-key = key-of-second-0123456789\n"
                    + "clockify.integrations.second.enabled = false\nclockify.integrations.third.api-key = {{env:THIRD_KEY}}\n");
            Files.writeString(folder.resolve("employees.csv"), world.employeesCsv());
            run("people", "import", "employees.csv");
            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad.id()));
            run("sync");
            List<PersonView> people = world.people(workspace).stream().filter(person -> person.name() != null && person.email() != null).toList();
            PersonView person = people.get(0);
            List<String> lines = new ArrayList<>(people.stream()
                    .map(one -> "2026-03-10 12:00:00.123+01:00 INFO  [" + one.name() + "] SyncRuns             user " + one.name() + " <" + one.email() + "> of "
                            + world.workspaceName(workspace) + " with " + world.adminKey() + ": " + written.description()).toList());
            lines.add("2026-03-10 12:00:01.000+01:00 ERROR [main] ConsolePages " + person.name() + ": java.lang.IllegalStateException: " + person.email());
            lines.add("java.lang.IllegalStateException: " + person.name());
            lines.add("\tat io.camelhub.clockify.Some.method(Some.java:7)");
            lines.add("somebody whom no table knows, Zaphod Beeblebrox, zaphod@betelgeuse.example");
            lines.add("{\"@timestamp\":\"2026-03-10T12:00:02.000Z\",\"message\":\"" + person.name() + "\",\"logger_name\":\"io.camelhub.clockify.sync.Some\","
                    + "\"level\":\"WARN\",\"stack_trace\":\"java.io.IOException: Zaphod Beeblebrox\"}");
            Files.write(folder.resolve("hub.log"), lines);

            CommandOutcome outcome = run("support", "--log", "hub.log", "--output", "help.zip");

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("Written: ", "help.zip", "runs.csv", "look at it before you send it");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("help.zip")))).isEqualTo("rw-------");
            Map<String, String> parts = parts(folder.resolve("help.zip"));
            assertThat(parts).containsOnlyKeys("versions.txt", "settings.txt", "runs.csv", "rejected.csv", "status.json", "check.json", "log.txt");
            assertThat(parts.get("versions.txt")).contains("clockify ", "Camel", "database = H2");
            assertThat(parts.get("settings.txt")).contains("clockify.integrations.acme.api-key = (set)", "clockify.sync-every = 20m",
                    "clockify.integrations.second.api-key = (set)", "clockify.integrations.second.enabled = false",
                    "clockify.integrations.third.api-key = {{env:THIRD_KEY}}", "camel.beans.hub.maximum-pool-size = 4",
                    "camel.beans.hub.jdbc-url = jdbc:h2:...", "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource");
            assertThat(parts.get("runs.csv")).contains("id,integration,workspace_id", "acme," + workspace);
            assertThat(parts.get("rejected.csv")).contains("after its end");
            assertThat(parts.get("status.json")).contains("\"name\" : \"acme\"", "\"id\" : \"" + workspace + "\"", "\"kind\" : ", "(text)");
            assertThat(parts.get("check.json")).contains("\"product\" : \"H2\"", workspace);
            assertThat(parts.get("log.txt")).isEqualTo("2026-03-10 12:00:00.123+01:00 INFO SyncRuns\n".repeat(people.size())
                    + "2026-03-10 12:00:01.000+01:00 ERROR ConsolePages java.lang.IllegalStateException\n"
                    + "thrown: java.lang.IllegalStateException\n\tat io.camelhub.clockify.Some.method(Some.java:7)\n"
                    + "2026-03-10T12:00:02.000Z WARN io.camelhub.clockify.sync.Some java.io.IOException\n(lines that are only text, left out: 1)\n");
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
        named.add("Zaphod Beeblebrox");
        named.add("zaphod@betelgeuse.example");
        named.add(world.adminKey());
        named.add(world.workspaceName(workspace));
        named.removeIf(name -> name == null || name.length() < 6 || name.matches("[a-z]+|[\\d.:-]+"));
        return named;
    }

    @Test
    void without_a_database_it_says_so_and_names_nobody_of_the_log_either() throws IOException {
        Path missing = folder.resolve("nowhere");
        Files.writeString(folder.resolve("hub.log"), "Ada Lovelace\n");
        settingsFile("jdbc:h2:file:" + missing + "/hub;IFEXISTS=TRUE", "http://localhost:1", "http://localhost:1", "key-of-ada-0123456789");

        CommandOutcome written = run("support", "--no-check", "--log", "hub.log");

        assertThat(written.exitCode()).as(written.err()).isZero();
        Map<String, String> parts = parts(folder.resolve("clockify-support.zip"));
        assertThat(parts.get("tables.txt")).contains("cannot be read", "no such database");
        assertThat(parts.get("log.txt")).isEqualTo("(lines that are only text, left out: 1)\n");
        assertThat(parts.get("settings.txt")).doesNotContain("key-of-ada");
        assertThat(parts).doesNotContainKey("check.json");
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
