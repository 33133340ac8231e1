package io.camelhub.clockify.command;

import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.FullDisk;
import io.camelhub.clockify.model.OneLine;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Translates a database's errors into words for an admin: the wrong setting, or the remedy. */
final class DatabaseErrors {

    private DatabaseErrors() {
    }

    /** Whether a setting is certainly the cause. */
    static boolean isWrongSetting(List<Throwable> causes) {
        return noDriver(causes) || noAddress(causes) || says(causes, "there is no DataSource with the name")
                || says(causes, "clockify.schema is no setting");
    }

    private static boolean noDriver(List<Throwable> causes) {
        return says(causes, "Failed to get driver instance") || says(causes, "No suitable driver");
    }

    private static boolean noAddress(List<Throwable> causes) {
        return says(causes, "dataSource or dataSourceClassName or jdbcUrl is required");
    }

    private static boolean says(List<Throwable> causes, String words) {
        return causes.stream().map(Throwable::getMessage).anyMatch(message -> message != null && message.contains(words));
    }

    /**
     * The explanation; empty where no error is of a database.
     *
     * @param dataSource name of the bean whose properties the text names
     */
    static Optional<String> explain(List<Throwable> causes, String dataSource) {
        String property = "camel.beans." + dataSource + ".";
        Optional<SQLException> deepest = causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(sql -> sql.getSQLState() != null || sql.getErrorCode() != 0)
                .reduce((first, second) -> second);
        Optional<String> host = causes.stream()
                .filter(UnknownHostException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
        if (deepest.isPresent() && FullDisk.caused(causes.get(0))) {
            return Optional.of("the disk of the database is full: make room on it (" + property + "jdbc-url says where it is)");
        }
        if (deepest.isPresent() && host.isPresent()) {
            return Optional.of("the database's host is not known: " + OneLine.of(host.get()) + ": correct "
                    + property + "jdbc-url");
        }
        Optional<String> otherVersion = causes.stream()
                .filter(FlywayValidateException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
        if (otherVersion.isPresent()) {
            return Optional.of("the tables in the database are those of another version of the plugin: run that version, or give this "
                    + "one a database or a schema of its own (" + OneLine.of(otherVersion.get(), 200) + ")");
        }
        if (noAddress(causes)) {
            return Optional.of(property + "jdbc-url is missing: write e.g. " + property
                    + "jdbc-url = jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE");
        }
        if (noDriver(causes)) {
            return Optional.of("no database driver fits the address: correct " + property
                    + "jdbc-url: it begins with jdbc:h2:, jdbc:postgresql: or jdbc:mariadb: (for MySQL too)");
        }
        Optional<String> known = deepest.flatMap(sql -> known(sql, property));
        if (known.isPresent()) {
            return known;
        }
        return deepest.map(sql -> "the database refused: " + driverMessage(sql, 400));
    }

    private static Optional<String> known(SQLException sql, String property) {
        String said = " (the database said: " + driverMessage(sql, 200) + ")";
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (sql.getErrorCode() == 90020) {
            return Optional.of("another process has the database file open: stop it, or add ;AUTO_SERVER=TRUE to "
                    + property + "jdbc-url in the settings of both" + said);
        }
        if (sql.getErrorCode() == 8000) {
            return Optional.of("another process is just opening or closing the database file: try again in a moment" + said);
        }
        if (wantsEncryption(sql)) {
            return Optional.of("MySQL takes the password of its users over an encrypted connection: add sslMode=trust (with "
                    + "Connector/J, sslMode=REQUIRED) to " + property + "jdbc-url, or see The database in settings.md" + said);
        }
        if (sql.getErrorCode() == 90013 || sql.getErrorCode() == 90146 || sql.getErrorCode() == 1049 || state.equals("3D000")) {
            return Optional.of("there is no such database: create it, or correct " + property + "jdbc-url" + said);
        }
        if (wantsPassword(sql)) {
            return Optional.of("the database wants a password, and none is set: write " + property
                    + "password = {{env:NAME}}, where the environment variable NAME holds it" + said);
        }
        if (state.equals("28000") || state.equals("28P01")) {
            return Optional.of("the database does not take the user name or the password: correct " + property
                    + "username and " + property + "password" + said);
        }
        if (state.equals("42501") || sql.getErrorCode() == 1044 || sql.getErrorCode() == 1142) {
            return Optional.of("the database user may not do that: grant it the right to create and change tables" + said);
        }
        if (state.equals("3F000") || sql.getErrorCode() == 90079) {
            return Optional.of("there is no such schema: create it, or correct " + property + "schema, or what " + property
                    + "jdbc-url says of it" + said);
        }
        boolean noTable = state.equals("42P01") || state.equals("42S02") || sql.getErrorCode() == 42_104;
        if (noTable && sql.getMessage().toLowerCase(Locale.ROOT).contains("clockify_")) {
            return Optional.of("the plugin's tables are not there: set clockify.migrate = true, so that it creates them" + said);
        }
        if (state.startsWith("08") || state.equals("57P03") || sql.getErrorCode() == 90067) {
            return Optional.of("the database does not answer: start it, or correct " + property + "jdbc-url" + said);
        }
        return Optional.empty();
    }

    /** Whether the server requires a password: messages of PostgreSQL's driver, and of the MySQL and MariaDB servers. */
    private static boolean wantsPassword(SQLException sql) {
        String message = String.valueOf(sql.getMessage());
        return message.contains("no password was provided") || message.contains("using password: NO");
    }

    /** Whether MySQL requires an encrypted connection for the password: messages of MariaDB's driver and Connector/J. */
    private static boolean wantsEncryption(SQLException sql) {
        String message = String.valueOf(sql.getMessage());
        return message.contains("RSA public key is not available") || message.contains("Public Key Retrieval is not allowed");
    }

    /** The driver's message without the SQL statement, which does not help an admin, and without the URL, which may hold a password. */
    private static String driverMessage(SQLException sql, int longest) {
        String message = String.valueOf(sql.getMessage()).replaceFirst("(?s); SQL statement:.*", "");
        return OneLine.of(DatabaseUnavailableException.withoutPassword(message), longest);
    }
}
