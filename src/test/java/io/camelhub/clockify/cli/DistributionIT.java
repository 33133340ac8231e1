package io.camelhub.clockify.cli;

import static io.camelhub.clockify.cli.Distribution.clockify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.cli.Distribution.Outcome;
import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as ops gets it: its start script, run as a process. */
@Tag("slow")
class DistributionIT {

    private static final String SHIPPED_DATABASE = "jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE";

    /** Would set a terminal's title, and clear its screen, if it came there as it is. */
    private static final String HOSTILE = "\u001b]0;owned\u0007\u009b2J\u202e";

    @TempDir
    private Path folder;

    @Test
    void help_names_every_command() throws Exception {
        Outcome outcome = clockify(folder, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("run", "sync", "check", "status", "demo", "--config", "Exit codes");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void without_a_command_the_help_is_shown_and_the_code_is_2() throws Exception {
        Outcome outcome = clockify(folder);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Usage: clockify", "integrations", "Exit codes");
    }

    @Test
    void what_is_printed_and_cannot_be_written_is_reported_but_a_reader_who_leaves_is_not() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        String command = "'" + Distribution.FOLDER.resolve("bin/clockify") + "' --help";
        Outcome full = Distribution.start(Path.of("/bin/sh"), folder, Map.of(), "-c", command + " > /dev/full").end();
        Outcome left = Distribution.start(Path.of("/bin/sh"), folder, Map.of(), "-c",
                "(" + command + "; echo $? > code) | true; while [ ! -s code ]; do sleep 0.1; done; exit $(cat code)").end();

        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.err()).isEqualToIgnoringNewLines(
                "clockify: what was printed could not be written to standard output: the disk is full");
        assertThat(left.exitCode()).isZero();
        assertThat(left.err()).isEmpty();
    }

    @Test
    void the_first_command_makes_an_archive_from_which_the_next_start_and_which_other_jars_do_not_upset() throws Exception {
        Path own = folder.resolve("distribution");
        Distribution.start(Path.of("/bin/sh"), folder, Map.of(), "-c", "cp -r '" + Distribution.FOLDER + "' '" + own + "' && rm -rf '"
                + own + "/cache'").end();
        Path script = own.resolve("bin/clockify");
        Outcome first = Distribution.start(script, folder, Map.of(), "status").end();
        Outcome second = Distribution.start(script, folder, Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + folder.resolve("classes.txt")), "status").end();
        Files.createDirectories(own.resolve("ext"));
        Files.copy(pluginJar(), own.resolve("ext/more.jar"));
        Outcome third = Distribution.start(script, folder, Map.of(), "status").end();
        Files.createDirectories(own.resolve("ext/clockify/sql"));
        Outcome fourth = Distribution.start(script, folder, Map.of(), "status").end();

        assertThat(List.of(first.exitCode(), second.exitCode(), third.exitCode(), fourth.exitCode())).containsOnly(0);
        assertThat(List.of(second.out(), third.out(), fourth.out())).containsOnly(first.out());
        assertThat(second.err()).isEqualTo(first.err());
        assertThat(Files.readString(folder.resolve("classes.txt"))).contains("shared objects file (top)");
    }

    @Test
    void version_names_the_plugin_camel_and_java() throws Exception {
        assertThat(clockify(folder, "--version").out()).matches("clockify \\S+ \\(Camel 4\\.\\d+\\.\\d+, Java \\d+\\)\\R");
    }

    @Test
    void a_java_that_is_too_old_is_reported_before_it_stumbles() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("jdk-11/bin"));
        Path java = Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2
                echo 'openjdk version "11.0.20" 2023-07-18' >&2
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

        Outcome outcome = Distribution.start(Distribution.FOLDER.resolve("bin/clockify"), folder,
                Map.of("JAVA_HOME", bin.getParent().toString()), "status").end();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualToIgnoringNewLines(
                "clockify: '" + java + "' is too old: install Java 17 or newer, or point JAVA_HOME to it");
    }

    @Test
    void a_misspelt_command_or_option_is_answered_with_the_right_one() throws Exception {
        Outcome command = clockify(folder, "stauts");
        Outcome option = clockify(folder, "sync", "--no-wiat");

        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("stauts", "status");
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err()).contains("--no-wait");
    }

    @Test
    void a_settings_file_that_is_not_there_is_named() throws Exception {
        Outcome outcome = clockify(folder, "--config", "nowhere/hub.properties", "status");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(folder.toRealPath().resolve("nowhere/hub.properties").toString(), "--config");
    }

    @Test
    void the_plugins_jar_brings_neither_camel_nor_a_logging_binding_nor_the_simulator() throws Exception {
        try (ZipFile jar = new ZipFile(pluginJar().toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains("META-INF/services/org.apache.camel.spi.ContextServicePlugin")
                    .noneMatch(name -> name.startsWith("org/"))
                    .noneMatch(name -> name.contains("logback"))
                    .noneMatch(name -> name.contains("simulator"));
        }
    }

    @Test
    void the_zip_holds_what_the_folder_holds() throws Exception {
        try (ZipFile zip = new ZipFile(Distribution.FOLDER.resolveSibling("clockify-plugin.zip").toFile())) {
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .contains(
                            "clockify-plugin/bin/clockify",
                            "clockify-plugin/application.properties",
                            "clockify-plugin/README.md",
                            "clockify-plugin/LICENSE",
                            "clockify-plugin/routes/clockify-schedule.camel.yaml",
                            "clockify-plugin/lib/clockify-simulator.jar");
        }
    }

    @Test
    void the_demo_ends_with_matched_people_and_a_timeline() throws Exception {
        Outcome outcome = clockify(folder, "demo");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("demo +Camel & Co +done +2 500 +2 500")
                .containsPattern("People: 1\\d matched with an employee")
                .contains("no employee has this e-mail")
                .containsPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d .*(min|h|s|running)")
                .contains("CLOCKIFY_API_KEY", "clockify check");
    }

    @Test
    void syncing_twice_brings_everything_once() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1500))) {
            settings(clockify, "");

            Outcome first = clockify(folder, "--config", "hub.properties", "sync");
            Outcome second = clockify(folder, "sync", "--config=hub.properties");

            assertThat(first.err()).isEmpty();
            assertThat(first.exitCode()).isZero();
            assertThat(first.out()).containsPattern("acme +.* +done ").contains("not matched");
            assertThat(second.exitCode()).isZero();
            assertThat(second.out()).containsPattern("acme +.* +done +[0-9 ]+ +0 +0 +0 +0 +\\d+");
            assertThat(stored()).isEqualTo(truth(clockify.world()));
        }
    }

    @Test
    void it_works_through_a_link_from_a_folder_with_a_space_and_keeps_the_database_beside_the_settings() throws Exception {
        Path house = Files.createDirectories(folder.resolve("my house"));
        Path link = Files.createSymbolicLink(house.resolve("clockify"), Distribution.FOLDER.resolve("bin/clockify"));
        try (ClockifySimulator clockify = ClockifySimulator.start(world(50))) {
            settings(clockify, "");

            Outcome outcome = Distribution.start(link, house, Map.of(), "--config", "../hub.properties", "sync").end();
            Files.delete(link);

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(folder.resolve("data")).isDirectory();
            assertThat(stored()).isEqualTo(truth(clockify.world()));
        }
    }

    @Test
    void routes_beside_the_settings_file_replace_the_shipped_ones() throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/own.camel.yaml"), "- route: {id: broken");
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("own.camel.yaml");
        }
    }

    @Test
    void a_broken_file_among_the_routes_of_one_s_own_is_named() throws Exception {
        Files.createDirectories(folder.resolve("my-routes"));
        Files.writeString(folder.resolve("my-routes/own.camel.yaml"), "- route: {id: broken");
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("my-routes/own.camel.yaml");
        }
    }

    @Test
    void routes_of_one_s_own_stand_beside_the_shipped_ones_and_one_of_the_same_name_in_its_place() throws Exception {
        Path own = Files.createDirectories(folder.resolve("my-routes"));
        Files.writeString(own.resolve("my-pages.camel.yaml"), """
                - route:
                    id: my-pages
                    from:
                      uri: direct:my-pages
                      steps:
                        - log: {loggingLevel: WARN, logName: my.pages, message: "a page of ${body.entries.size}"}
                """);
        String steps = Files.readString(Distribution.FOLDER.resolve("routes/clockify-steps.camel.yaml"));
        String place = "        # put yours here\n";
        assertThat(steps).contains(place);
        Files.writeString(own.resolve("clockify-steps.camel.yaml"), steps.replace(place, place + "        - to: {id: my-call, uri: direct:my-pages}\n"));
        for (String more : List.of("", "camel.main.routes-include-pattern = file:routes/*.camel.yaml,file:my-routes/*.camel.yaml?optional=true\n")) {
            try (ClockifySimulator clockify = ClockifySimulator.start(world(5))) {
                settings(clockify, more);

                Outcome outcome = clockify(folder, "--config", "hub.properties", "sync");

                assertThat(outcome.err()).contains("a page of ");
                assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            }
        }
    }

    @Test
    void a_wrong_setting_is_named_and_the_other_integration_is_synced() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(50))) {
            settings(clockify, """
                    clockify.integrations.second.api-key = abc
                    clockify.integrations.second.team-id = 5e2f4a1bd8a4c6123f9b7e10
                    """);

            Outcome outcome = clockify(folder, "--config", "hub.properties", "sync");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .contains("clockify.integrations.second.team-id")
                    .contains("did you mean clockify.integrations.second.team-ids")
                    .doesNotContain("Exception");
            assertThat(stored()).isEqualTo(truth(clockify.world()));
        }
    }

    @Test
    void a_misspelt_integration_is_answered_with_the_right_name() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "sync", "acmee");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("there is no integration acmee: did you mean acme?");
        }
    }

    @Test
    void check_shows_the_workspaces_and_groups_that_a_key_can_see() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");
            World world = clockify.world();

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains(world.workspaceId(), "OWNER", "H2", "team-ids");
            world.groups(world.workspaceId())
                    .forEach(group -> assertThat(outcome.out()).contains(group.id()).contains(group.name().replace(HOSTILE, "]0;owned 2J ")));
            assertThat(outcome.out() + outcome.err()).doesNotContain(world.adminKey());
        }
    }

    @Test
    void check_says_of_a_wrong_key_which_setting_to_correct() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "clockify.integrations.acme.enabled = true\n");
            replaceInSettings(clockify.world().adminKey(), "wrong");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("clockify.integrations.acme.api-key").doesNotContain("Exception");
        }
    }

    @Test
    void check_says_of_a_key_of_another_region_that_the_region_may_be_wrong() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            clockify.behaviour().on(Quirk.KEYS_OF_ANOTHER_REGION);
            settings(clockify, "");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("another region", "clockify.integrations.acme.region");
        }
    }

    @Test
    void check_says_of_a_wrong_team_id_which_ids_there_are() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "clockify.integrations.acme.team-ids = 5e2f4a1bd8a4c6123f9b7e10\n");
            World world = clockify.world();

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("clockify.integrations.acme.team-ids", "5e2f4a1bd8a4c6123f9b7e10", world.workspaceId())
                    .doesNotContain("Exception");
        }
    }

    @Test
    void check_says_of_a_database_that_does_not_answer_which_setting_to_correct() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");
            replaceInSettings(SHIPPED_DATABASE, "jdbc:postgresql://127.0.0.1:1/hub");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "check");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("the database does not answer", "camel.beans.hub.jdbc-url");
            assertThat(outcome.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_database_file_that_another_process_holds_is_explained() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(1))) {
            settings(clockify, "");
            replaceInSettings(";AUTO_SERVER=TRUE", "");
            Files.createDirectories(folder.resolve("data"));
            try (Connection holder = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/hub"), "sa", "")) {
                assertThat(holder.isValid(1)).isTrue();

                Outcome outcome = clockify(folder, "--config", "hub.properties", "status");

                assertThat(outcome.exitCode()).isEqualTo(1);
                assertThat(outcome.err()).contains("another process has the database file open", "AUTO_SERVER=TRUE");
            }
        }
    }

    @Test
    void a_terminal_sees_a_bar_and_status_says_how_far_a_workspace_is() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(200))) {
            settings(clockify, "");
            Outcome synced = Distribution.start(Distribution.FOLDER.resolve("bin/clockify"), folder,
                    Map.of("JAVA_OPTS", "-Dapp.terminal=true"), "--config", "hub.properties", "sync").end();

            Outcome outcome = clockify(folder, "--config", "hub.properties", "status", "acme");

            assertThat(synced.exitCode()).isZero();
            assertThat(synced.err()).containsPattern("Syncing +100% \\[=+] +\\d+/\\d+ days \\(.*\\) +200 entries, ");
            assertThat(synced.out()).doesNotContain(": started").contains("done");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("acme", clockify.world().workspaceId(), "done", "without a gap", "not matched");
        }
    }

    @Test
    void on_a_terminal_the_log_is_a_time_and_the_words() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(50))) {
            settings(clockify, "clockify.tick = 0/1 * * * * ?\n");
            try (Running hub = Distribution.start(Distribution.FOLDER.resolve("bin/clockify"), folder,
                    Map.of("JAVA_OPTS", "-Dapp.terminal=true"), "--config", "hub.properties", "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.shown().contains(": sync done"));
                hub.process().destroy();
                Outcome ended = hub.end();

                assertThat(ended.err().lines().filter(line -> !line.isBlank())).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d .*"));
                assertThat(ended.err()).contains("Serves acme").doesNotContain("INFO", "WARN", "Apache Camel", "[main]");
            }
        }
    }

    @Test
    void without_waiting_it_ends_when_the_budget_is_used_up() throws Exception {
        World free = World.builder().seed(3).entries(400).plan(Plan.FREE).oddities(false).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(free)) {
            settings(clockify, "clockify.page-size = 10\n");

            Outcome outcome = clockify(folder, "--config", "hub.properties", "sync", "--no-wait");

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("waits until");
            assertThat(clockify.requests().violations()).isZero();
            assertThat(clockify(folder, "--config", "hub.properties", "status", "acme").out())
                    .contains("of 30 an hour", "are kept for staying current", "instead of 15 min");
        }
    }

    @Test
    void a_sync_that_was_killed_goes_on_to_the_same_rows() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(4000))) {
            settings(clockify, "clockify.page-size = 100\n");
            clockify.behaviour().latency(Duration.ofMillis(100));
            try (Running sync = Distribution.start(
                    Distribution.FOLDER.resolve("bin/clockify"), folder, Map.of(), "--config", "hub.properties", "sync")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> clockify.requests().count("POST /workspaces/{id}/reports/detailed") > 25);
                sync.process().destroyForcibly().waitFor();
            }
            int before = stored().size();
            clockify.behaviour().latency(Duration.ZERO);

            Outcome outcome = clockify(folder, "--config", "hub.properties", "sync");

            assertThat(before).isBetween(1, 3999);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(stored()).isEqualTo(truth(clockify.world()));
        }
    }

    @Test
    void run_syncs_by_itself_while_other_commands_work_beside_it_and_ends_when_it_is_to() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world(100))) {
            settings(clockify, "clockify.tick = 0/1 * * * * ?\n");
            try (Running hub = Distribution.start(
                    Distribution.FOLDER.resolve("bin/clockify"), folder, Map.of(), "--config", "hub.properties", "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.shown().matches("(?s).*Synced acme / Camel & Co [^\n]*: sync done.*"));

                Outcome status = clockify(folder, "--config", "hub.properties", "status", "acme");
                hub.process().destroy();
                Outcome ended = hub.end();

                assertThat(status.exitCode()).isZero();
                assertThat(status.out()).contains("without a gap");
                assertThat(ended.exitCode()).isZero();
                assertThat(ended.err()).contains("Serves acme; the first sync is due now", "is shutdown",
                        "Serves no console: nobody may log in; 'clockify console users add NAME --role admin' adds somebody").doesNotContain(clockify.world().adminKey(), "\tat ");
            }
            assertThat(stored()).isEqualTo(truth(clockify.world()));
        }
    }

    @Test
    void an_admin_imports_a_roster_from_where_they_are_and_accepts_maps_and_erases_people() throws Exception {
        Path desk = Files.createDirectories(folder.resolve("my desk"));
        try (ClockifySimulator clockify = ClockifySimulator.start(world(50))) {
            settings(clockify, "");
            World world = clockify.world();
            Files.writeString(desk.resolve("employees.csv"), world.employeesCsv() + "x1,zoe@acme.example,Zoe Quux,,,\nx2,,Kiosk,,,\n");
            String zoe = world.join(world.workspaceId(), "Zoe Quux", "zoe+time@acme.example", ZoneOffset.UTC);
            String kiosk = world.join(world.workspaceId(), "Booth 7", null, ZoneOffset.UTC);
            Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.DAYS);
            for (String person : List.of(zoe, kiosk)) {
                world.createEntry(world.workspaceId(),
                        EntryDraft.of(person, start, start.plusSeconds(3600)).withDescription("secret of " + person));
            }
            Files.writeString(desk.resolve("map.csv"), "clockify_user,employee\nBooth 7,x2\n");

            Outcome imported = clockify(desk, "--config", "../hub.properties", "people", "import", "employees.csv");
            Outcome synced = clockify(desk, "--config", "../hub.properties", "sync");
            String printed = synced.out().lines().filter(line -> line.contains(zoe) && line.contains("people accept"))
                    .map(line -> line.substring(line.lastIndexOf("  ")).strip()).findFirst().orElseThrow();
            Outcome accepted = Distribution.start(Path.of("/bin/sh"), desk, Map.of(), "-c", printed).end();
            Outcome mapped = clockify(desk, "--config", "../hub.properties", "people", "map", "--file", "map.csv", "--by", "Ada");
            Outcome erased = clockify(desk, "--config", "../hub.properties", "people", "forget", "Zoe Quux", "--yes");
            Outcome again = clockify(desk, "--config", "../hub.properties", "sync");

            assertThat(imported.err()).isEmpty();
            assertThat(imported.exitCode()).isZero();
            assertThat(synced.out()).containsPattern("People: [1-9]\\d* matched with an employee \\([1-9]\\d* by email\\)");
            assertThat(accepted.err()).isEmpty();
            assertThat(accepted.out()).contains("x1 (Zoe Quux)", "1 changed");
            assertThat(mapped.exitCode()).isZero();
            assertThat(mapped.out()).contains(kiosk, "x2 (Kiosk)", "manual", "1 changed");
            assertThat(erased.err()).isEmpty();
            assertThat(erased.exitCode()).isZero();
            assertThat(erased.out()).contains("employee removed from the roster", "Clockify itself");
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("1 by manual").doesNotContain(zoe, "Zoe Quux");
            assertThat(stored()).isEqualTo(truth(world));
            assertThat(cells("select id, email, name from clockify_user")).contains(kiosk, "Booth 7")
                    .doesNotContain(zoe, "zoe+time@acme.example", "Zoe Quux");
            assertThat(cells("select user_id, description from clockify_time_entry")).contains("secret of " + kiosk)
                    .doesNotContain(zoe, "secret of " + zoe);
        }
    }

    private static World world(int entries) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        World world = World.builder()
                .seed(5)
                .entries(entries)
                .from(now.minus(300, ChronoUnit.DAYS))
                .to(now.plus(10, ChronoUnit.DAYS))
                .build();
        // for Distribution.Outcome, which looks at what is shown of it
        world.join(world.workspaceId(), HOSTILE + "Eve", "eve@acme.example", ZoneOffset.UTC);
        world.createGroup(world.workspaceId(), HOSTILE + "Night shift");
        world.renameWorkspace(world.workspaceId(), world.workspaceName(world.workspaceId()) + HOSTILE);
        return world;
    }

    private void settings(ClockifySimulator clockify, String more) throws Exception {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = sa
                camel.beans.hub.connection-timeout = 3000
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(SHIPPED_DATABASE, clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl()) + more);
    }

    private void replaceInSettings(String before, String after) throws Exception {
        Path file = folder.resolve("hub.properties");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    /** Start of each stored entry, by its id. */
    private Map<String, Instant> stored() throws Exception {
        Map<String, Instant> stored = new TreeMap<>();
        String url = "jdbc:h2:file:" + folder.resolve("data/hub") + ";AUTO_SERVER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, started_at from clockify_time_entry where deleted_at is null")) {
            while (rows.next()) {
                stored.put(rows.getString("id"), rows.getObject("started_at", Instant.class));
            }
        }
        return stored;
    }

    /** Every cell of a query. */
    private List<String> cells(String sql) throws Exception {
        List<String> cells = new ArrayList<>();
        String url = "jdbc:h2:file:" + folder.resolve("data/hub") + ";AUTO_SERVER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(rows.getString(column));
                }
            }
        }
        return cells;
    }

    private static Map<String, Instant> truth(World world) {
        Map<String, Instant> truth = new TreeMap<>();
        for (EntryView entry : world.entries(world.workspaceId())) {
            truth.put(entry.id(), entry.start());
        }
        return truth;
    }

    private static Path pluginJar() throws Exception {
        List<Path> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Distribution.FOLDER.resolve("lib"), "clockify-plugin-*.jar")) {
            files.forEach(jars::add);
        }
        assertThat(jars).hasSize(1);
        return jars.get(0);
    }
}
