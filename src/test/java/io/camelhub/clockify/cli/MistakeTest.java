package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages for mistakes in the settings file that keep the hub from starting, and in arguments. */
class MistakeTest {

    private static final String SECRET = "geheim";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            camel.beans.hub.pasword = geheim                      | camel.beans.hub.pasword cannot be taken: there is no such setting
            camel.beans.hub.maximum-pool-size = geheim            | camel.beans.hub.maximum-pool-size cannot be taken
            camel.main.shutdown-timout = 5                        | camel.main.shutdown-timout cannot be taken
            camel.beans.other = #class:com.example.Missing        | there is no class com.example.Missing: correct #class:com.example.Missing
            camel.beans.other.jdbc-url = jdbc:h2:mem:x            | camel.beans.other is missing beside camel.beans.other.*
            camel.beans.hub.password = {{env:NOT_SET_ANYWHERE}}   | the environment variable NOT_SET_ANYWHERE is not set
            camel.beans.hub.password = {{not.set.anywhere}}       | {{not.set.anywhere}} is set nowhere
            camel.beans.hub.jdbc-url =                            | camel.beans.hub.jdbc-url is empty
            camel.beans.hub.jdbc-url = jdbc:oracle:thin:@hub      | no database driver fits the address: correct camel.beans.hub.jdbc-url
            camel.main.routes-include-pattern = file:gone/*.yaml  | there is no file or folder gone: correct camel.main.routes-include-pattern
            clockify.work.uri = kafak:work                        | clockify.work.uri cannot be used: there is no endpoint 'kafak://work'
            clockify.datasource = warehouse                       | there is no DataSource with the name warehouse
            """)
    void a_line_that_keeps_the_hub_from_starting_is_reported_without_its_value(String line, String reported) throws IOException {
        CommandOutcome outcome = clockify("camel.beans.hub.jdbc-url = jdbc:h2:mem:mistakes\n" + line, "--stacktrace", "rejected", "retry");

        assertThat(outcome.err()).startsWith("clockify: " + reported).doesNotContain(SECRET);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_command_that_needs_no_routes_looks_for_none() throws IOException {
        CommandOutcome outcome = clockify(
                "camel.beans.hub.jdbc-url = jdbc:h2:mem:mistakes\ncamel.main.routes-include-pattern = file:gone/*.yaml", "status");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void with_a_wrong_tick_the_hub_works_on_by_the_default() throws IOException {
        CommandOutcome outcome = clockify("camel.beans.hub.jdbc-url = jdbc:h2:mem:mistakes\nclockify.tick = every minute", "status");

        assertThat(outcome.err().lines()).containsExactly("Wrong setting: clockify.tick is 'every minute', which Quartz does not "
                + "understand: write six fields from seconds to day of week, e.g. 0 * * * * ? for every minute");
        assertThat(outcome.out()).contains("No integration is set up");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void with_all_integrations_wrong_status_does_not_say_that_there_are_none() throws IOException {
        CommandOutcome outcome = clockify("camel.beans.hub.jdbc-url = jdbc:h2:mem:mistakes\nclockify.integrations.acme.team-id = x", "status");

        assertThat(outcome.out()).contains("No integration can be used, see the problems above.");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_database_whose_tables_nobody_made_is_reported_without_a_statement() throws IOException {
        CommandOutcome outcome = clockify("camel.beans.hub.jdbc-url = jdbc:h2:mem:untouched\nclockify.migrate = false", "status");

        assertThat(outcome.err()).contains("the plugin's tables are not there: set clockify.migrate = true").doesNotContain("select");
    }

    @Test
    void a_file_for_the_database_where_none_can_be_is_reported_at_once() throws IOException {
        Files.writeString(folder.resolve("full"), "no folder");

        CommandOutcome outcome = clockify("camel.beans.hub.jdbc-url = jdbc:h2:file:" + folder.resolve("full/hub") + ";AUTO_SERVER=TRUE", "status");

        assertThat(outcome.err().lines()).containsExactly("clockify: the database cannot be kept in " + folder.resolve("full/hub.mv.db")
                + ", as " + folder.resolve("full") + " cannot be written: allow it to the user who runs this, or correct camel.beans.hub.jdbc-url");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_byte_order_mark_that_hides_the_first_line_is_reported() throws IOException {
        String settings = "\uFEFFcamel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource\ncamel.beans.hub.jdbc-url = jdbc:h2:mem:x\n";
        Files.writeString(folder.resolve("hub.properties"), settings);

        CommandOutcome outcome = run("--config", "hub.properties", "status");

        assertThat(outcome.err()).contains("first line", "byte order mark", "UTF-8 without BOM");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_folder_in_the_place_of_the_settings_is_reported() {
        CommandOutcome outcome = run("--config", ".", "status");

        assertThat(outcome.err()).isEqualToIgnoringNewLines("clockify: " + folder + " is a folder: name one by --config FILE");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_folder_of_routes_without_the_plugins_is_reported() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        String database = "camel.beans.hub.jdbc-url = jdbc:h2:mem:routes\nclockify.integrations.acme.api-key = k3y";

        CommandOutcome empty = clockify(database, "rejected", "retry");
        Files.writeString(routes.resolve("own.camel.yaml"), """
                - route:
                    id: own
                    from:
                      uri: direct:own
                      steps:
                        - log:
                            message: hello
                """);
        CommandOutcome own = clockify(database, "sync");

        assertThat(empty.err()).contains("there are no routes in " + routes, "copy them, or delete the folder");
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(own.err()).contains("no route begins with direct:clockify-sync: it is missing among those that are used");
        assertThat(own.exitCode()).isEqualTo(1);
    }

    @Test
    void settings_that_may_not_be_read_are_reported() throws IOException {
        Path settings = Files.createFile(folder.resolve("hub.properties"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("-wx------")));
        assumeThat(Files.isReadable(settings)).as("root reads everything").isFalse();

        CommandOutcome outcome = run("--config", "hub.properties", "status");

        assertThat(outcome.err()).contains(settings + " cannot be read: allow it");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"sync --reconcile --from 2024-13-01", "sync --reconcile --to yesterday", "rejected clear --before x"})
    void a_day_that_is_none_is_answered_with_a_day_that_is_one(String arguments) {
        CommandOutcome outcome = run(arguments.split(" "));

        assertThat(outcome.err()).contains("is no day: write it as year-month-day, e.g. 2024-01-31").doesNotContain("java.");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    private CommandOutcome clockify(String settings, String first, String... more) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.username = sa
                """ + settings + "\n", StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of("--config", "hub.properties", first));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private CommandOutcome run(String... arguments) {
        return CommandOutcome.of(folder, arguments);
    }
}
