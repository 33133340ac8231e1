package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErrorMessagesTest {

    @ParameterizedTest
    @EachDialect({"POSTGRESQL", "MYSQL"})
    void a_database_that_does_not_exist(Dialect dialect) {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        String nowhere = access.jdbcUrl().replaceFirst("/t[0-9a-f]{20}", "/nowhere");

        assertThat(words(nowhere, access.username(), access.password()))
                .contains("there is no such database", "camel.beans.hub.jdbc-url")
                .doesNotContain("\n");
    }

    @Test
    void a_wrong_password(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("hub");
        DriverManager.getConnection(url, "hub", "right").close();

        assertThat(words(url, "hub", "wrong"))
                .contains("user name or the password", "camel.beans.hub.username", "camel.beans.hub.password");
    }

    /** What MariaDB's driver 3.5.6 and Connector/J 9.7.0 say of a user of MySQL 9.7.4 where TLS is not on. */
    @ParameterizedTest
    @CsvSource({
        "RSA public key is not available client side (option serverRsaPublicKeyFile not set), S1009",
        "Public Key Retrieval is not allowed, 08001"
    })
    void a_password_that_mysql_takes_over_an_encrypted_connection(String message, String state) {
        assertThat(ErrorMessages.of(new SQLException(message, state)))
                .contains("encrypted connection", "sslMode=trust", "camel.beans.hub.jdbc-url", message);
    }

    @ParameterizedTest
    @CsvSource({"'The server requested SCRAM-based authentication, but no password was provided.', 08004",
        "'Access denied for user ''hub''@''localhost'' (using password: NO)', 28000"})
    void a_password_that_nobody_wrote(String message, String state) {
        assertThat(ErrorMessages.of(new SQLException(message, state), "warehouse"))
                .contains("none is set: write camel.beans.warehouse.password = {{env:NAME}}", message);
    }

    @Test
    void a_disk_that_is_full_is_named_as_such() {
        SQLException full = new SQLException("General error: \"org.h2.mvstore.MVStoreException: Writing failed\"", "HY000", 50000,
                new IOException("No space left on device"));

        assertThat(ErrorMessages.of(new IllegalStateException(full)))
                .isEqualTo("the disk of the database is full: make room on it (camel.beans.hub.jdbc-url says where it is)");
        assertThat(ErrorMessages.of(new SQLException("could not extend file", "53100"))).contains("the disk of the database is full");
        assertThat(DatabaseUnavailableException.reason(full)).startsWith("the disk of the database is full: make room on it");
    }

    @Test
    void a_port_where_nobody_answers() {
        assertThat(words("jdbc:postgresql://127.0.0.1:1/hub", "hub", ""))
                .contains("the database does not answer", "camel.beans.hub.jdbc-url");
    }

    @Test
    void a_host_that_is_not_known() {
        assertThat(words("jdbc:postgresql://nowhere.invalid/hub", "hub", "")).contains("nowhere.invalid", "camel.beans.hub.jdbc-url");
    }

    @Test
    void an_address_that_no_driver_takes() {
        assertThat(words("jdbc:oracle:thin:@hub", "hub", "")).contains("no database driver fits", "jdbc:postgresql:");
    }

    @Test
    void an_address_that_nobody_wrote() {
        assertThat(words(null, "hub", "")).contains("camel.beans.hub.jdbc-url is missing: write e.g.");
    }

    @Test
    void an_address_that_is_repeated_does_not_show_its_password() {
        assertThat(ErrorMessages.of(new SQLException("what is \"jdbc:h2:hub;PASSWORD=geheim\"?", "HY000")))
                .isEqualTo("the database refused: what is \"jdbc:h2:hub;PASSWORD=****\"?");
    }

    @Test
    void two_commands_that_open_the_database_file_at_the_same_moment() {
        assertThat(ErrorMessages.of(new SQLException("Error opening database: \"Lock file recently modified\"", "08000", 8000)))
                .startsWith("another process is just opening or closing the database file: try again in a moment");
    }

    @Test
    void tables_of_another_version() {
        Database database = new Database(TestDatabases.empty(Dialect.H2).dataSource(), null);
        database.migrate();
        JdbcClient.create(database.dataSource()).sql("update \"clockify_schema_history\" set \"checksum\" = 1").update();

        assertThat(ErrorMessages.of(catchThrowable(database::migrate)))
                .startsWith("the tables in the database are those of another version of the plugin");
    }

    @Test
    void what_the_plugin_says_comes_before_what_camel_wraps_around_it() {
        Exception ours = CommandFailedException.failed("the simulator did not start", null);

        assertThat(ErrorMessages.of(new CamelExecutionException("Exception occurred during execution", null, ours)))
                .isEqualTo("the simulator did not start");
    }

    @Test
    void an_error_without_words_is_named() {
        assertThat(ErrorMessages.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    private static String words(String url, String username, String password) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(username);
            pool.setPassword(password);
            pool.setConnectionTimeout(2000);
            Throwable thrown = catchThrowable(() -> {
                try (Connection connection = new Database(pool, null).dataSource().getConnection()) {
                    connection.isValid(1);
                }
            });
            return ErrorMessages.of(thrown);
        }
    }
}
