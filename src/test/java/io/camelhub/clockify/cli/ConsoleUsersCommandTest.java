package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.AuditQuery.Ordered;
import io.camelhub.clockify.query.AuditQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands under {@code clockify console users}, through the real command line. */
class ConsoleUsersCommandTest {

    @TempDir
    private Path folder;

    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private final InputStream before = System.in;

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(folder.resolve("hub.properties"), "clockify.console.users = who.properties\n"
                + "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource\ncamel.beans.hub.jdbc-url = " + database.jdbcUrl() + "\n"
                + "camel.beans.hub.username = " + database.username() + "\n");
    }

    @AfterEach
    void input() {
        System.setIn(before);
    }

    private CommandOutcome users(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>(List.of("--config", folder.resolve("hub.properties").toString(), "console", "users"));
        all.addAll(List.of(arguments));
        return CommandOutcome.of(folder, all.toArray(String[]::new));
    }

    @Test
    void users_are_added_listed_and_removed_and_no_password_is_ever_shown() throws IOException {
        assertThat(users("", "list").out()).contains("Nobody may log in", "console users add", "--role admin");
        CommandOutcome added = users("correct horse battery\n", "add", "anna", "--role", "manager", "--email", "anna@acme.example");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).contains("anna may log in now, as manager");
        assertThat(users("", "add", "carl", "--role", "viewer", "--no-password").exitCode()).isZero();
        assertThat(users("", "add", "dora", "--role", "employee", "--employee", "E 1", "--no-password").out()).contains("dora may log in now, as employee");
        Path file = folder.resolve("who.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file).content().doesNotContain("horse");

        CommandOutcome listed = users("", "list");
        assertThat(listed.out()).contains("anna", "manager", "anna@acme.example", "password", "carl", "proxy", "dora", "E 1").doesNotContain("$2");
        assertThat(users("", "list", "--json").out()).contains("\"has_password\"").doesNotContain("$2");

        assertThat(users("", "remove", "anna").out()).contains("anna may not log in any more");
        assertThat(new AuditQuery(new Database(database.dataSource(), null)).page(null, null, null, 9).rows())
                .extracting(Ordered::action, Ordered::subject, Ordered::via, Ordered::before, Ordered::after).containsExactly(
                        tuple("console_user_removed", "anna", "clockify console users remove", "manager, anna@acme.example", null),
                        tuple("console_user_added", "dora", "clockify console users add", null, "employee, employee E 1"),
                        tuple("console_user_added", "carl", "clockify console users add", null, "viewer"),
                        tuple("console_user_added", "anna", "clockify console users add", null, "manager, anna@acme.example"));
        CommandOutcome again = users("", "remove", "anna");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("there is no user 'anna'");
    }

    @Test
    void without_a_database_they_are_added_and_it_is_said_that_the_audit_log_does_not_know() throws IOException {
        Files.writeString(folder.resolve("hub.properties"), "clockify.console.users = who.properties\n");

        CommandOutcome added = users("correct horse battery\n", "add", "anna", "--role", "admin");

        assertThat(added.exitCode()).isZero();
        assertThat(added.err()).contains("This is done, but is not in the audit log: there is no DataSource");
        assertThat(folder.resolve("who.properties")).content().contains("anna = admin");
    }

    @Test
    void what_cannot_be_is_answered_with_what_to_do() {
        assertThat(users("short\n", "add", "anna", "--role", "admin").err()).contains("12 characters or more");
        assertThat(users("", "add", "anna", "--role", "admin").err()).contains("read from standard input", "< FILE");
        assertThat(users("correct horse battery\n", "add", "anna", "--role", "manager").err()).contains("--email");
        assertThat(users("correct horse battery\n", "add", "anna", "--role", "employee").err()).contains("--email or --employee");
        assertThat(users("correct horse battery\n", "add", "anna", "--role", "viewer", "--employee", "E1").err()).contains("only the role employee");
        CommandOutcome role = users("correct horse battery\n", "add", "anna", "--role", "chief");
        assertThat(role.exitCode()).isEqualTo(2);
        assertThat(role.err()).contains("there is no role 'chief': admin, manager, viewer or employee");
        CommandOutcome none = users("", "add", "anna");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--role");
        assertThat(folder.resolve("who.properties")).doesNotExist();
    }

    @Test
    void without_a_user_the_console_is_not_served_and_that_is_an_error_of_the_settings() {
        CommandOutcome served = CommandOutcome.of(folder, "--config", folder.resolve("hub.properties").toString(), "console", "serve");
        assertThat(served.exitCode()).isEqualTo(2);
        assertThat(served.err()).contains("nobody may log in; 'clockify console users add NAME --role admin' adds somebody");
    }
}
