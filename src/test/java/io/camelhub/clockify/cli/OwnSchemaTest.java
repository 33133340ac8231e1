package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** A hub whose tables are in another schema than the database's first one, by the lines that settings.md shows. */
@Tag("slow")
class OwnSchemaTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```properties\n(.*?)```");

    @TempDir
    private Path folder;

    /** On MariaDB a schema is a database, which all tests share. */
    private final String schema = "times_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final World world = World.builder().seed(15).people(2).entries(12).build();
    private final ClockifySimulator clockify = ClockifySimulator.start(world);

    @AfterEach
    void stop() throws IOException {
        clockify.close();
    }

    /** Those of H2, PostgreSQL, MySQL and a pool of the plugin's own, in this order. */
    private static List<String> examples() throws IOException {
        String page = Files.readString(Path.of("src/main/docs/settings.md"));
        String section = page.substring(page.indexOf("### A schema of its own\n"));
        return EXAMPLE.matcher(section).results().map((MatchResult block) -> block.group(1)).toList();
    }

    private String example(Dialect dialect, TestDatabases.Access access) throws IOException {
        return switch (dialect.name()) {
            case "H2" -> examples().get(0).replace("jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE", access.jdbcUrl()).replace("CLOCKIFY", quoted(dialect));
            case "POSTGRESQL" -> examples().get(1).replace("clockify", schema);
            default -> examples().get(2).replace("= clockify", "= " + schema);
        };
    }

    private String quoted(Dialect dialect) {
        return dialect == Dialect.MYSQL ? schema : '"' + schema + '"';
    }

    @ParameterizedTest
    @EachDialect
    void two_hubs_of_one_database_have_tables_of_their_own(Dialect dialect) throws Exception {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        if (dialect == Dialect.MYSQL) {
            execute(access, "create database " + schema);
        }
        write("own", lines(access, "hub") + example(dialect, access));
        write("other", lines(access, "hub"));

        assertThat(run("own", "sync").err()).isEmpty();
        assertThat(run("other", "status").err()).isEmpty();

        long entries = count(access, quoted(dialect) + ".clockify_time_entry");
        assertThat(entries).isEqualTo(world.entryCount(world.workspaceId()));
        assertThat(count(access, "clockify_time_entry")).isZero();
        CommandOutcome copy = run("own", "database", "copy", "--to", "other.properties");
        assertThat(copy.err()).as("is another set of tables").isEmpty();
        assertThat(count(access, "clockify_time_entry")).isEqualTo(entries);
        assertThat(run("own", "database", "copy", "--to", "own.properties").err()).contains("both settings files name the same database");
    }

    @Test
    void a_pool_of_the_plugin_s_own_leaves_the_host_s_in_its_schema() throws Exception {
        TestDatabases.Access access = TestDatabases.empty(Dialect.POSTGRESQL);
        String example = examples().get(3).replace("jdbc:postgresql://localhost:5432/hub", access.jdbcUrl()).replace("username = hub", "username = " + access.username())
                .replace("schema = clockify", "schema = " + schema);
        write("hub", lines(access, "hub") + example + password(access, "clockifyHub"));

        assertThat(run("hub", "sync").err()).isEmpty();

        assertThat(count(access, quoted(Dialect.POSTGRESQL) + ".clockify_time_entry")).isPositive();
        assertThat(count(access, "information_schema.tables where table_schema = 'public'")).isZero();
    }

    @ParameterizedTest
    @EachDialect({"H2", "MYSQL"})
    void a_schema_that_is_not_there_is_reported_with_the_line_that_names_it(Dialect dialect) throws Exception {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        write("hub", lines(access, "hub") + "camel.beans.hub." + (dialect == Dialect.MYSQL ? "catalog" : "schema") + " = " + schema);

        CommandOutcome outcome = run("hub", "status");

        assertThat(outcome.err()).contains("there is no such " + (dialect == Dialect.MYSQL ? "database" : "schema") + ": create it, or correct camel.beans.hub.");
        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void a_schema_of_the_plugin_s_settings_is_an_error_that_says_what_to_write_and_makes_no_table() throws Exception {
        TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
        write("hub", lines(access, "hub") + "clockify.schema = " + schema);

        List<CommandOutcome> outcomes = List.of(run("hub", "check"), run("hub", "sync"), run("hub", "status"));

        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.err() + outcome.out()).contains("clockify.schema is no setting", "write camel.beans.hub.schema = NAME");
            assertThat(outcome.exitCode()).isEqualTo(2);
        });
        assertThat(count(access, "information_schema.tables where table_name like 'CLOCKIFY%'")).isZero();
    }

    private String lines(TestDatabases.Access access, String bean) {
        return """
                camel.beans.%1$s = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.%1$s.jdbc-url = %2$s
                camel.beans.%1$s.username = %3$s
                clockify.integrations.acme.api-key = %4$s
                clockify.integrations.acme.api-url = %5$s
                clockify.integrations.acme.reports-url = %6$s
                """.formatted(bean, access.jdbcUrl(), access.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()) + password(access, bean);
    }

    private static String password(TestDatabases.Access access, String bean) {
        return access.password().isEmpty() ? "" : "camel.beans." + bean + ".password = " + access.password() + "\n";
    }

    private void write(String name, String settings) throws IOException {
        Files.writeString(folder.resolve(name + ".properties"), settings);
    }

    private CommandOutcome run(String settings, String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", settings + ".properties"), Stream.of(command)).toArray(String[]::new));
    }

    private static void execute(TestDatabases.Access access, String sql) throws SQLException {
        try (Connection connection = access.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(TestDatabases.Access access, String from) throws SQLException {
        try (Connection connection = access.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
