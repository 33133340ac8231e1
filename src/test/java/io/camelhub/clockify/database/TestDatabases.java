package io.camelhub.clockify.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Real databases for tests: H2 in memory, PostgreSQL and MariaDB as servers of their own on loopback.
 *
 * <p>A server is started by the first test of the JVM that wants it and stops with the JVM. Each call gives a database
 * that nobody else uses.
 *
 * <p>The system property {@code mysql.url}, such as {@code jdbc:mysql://localhost:3306/}, names a MySQL server to take in
 * MariaDB's place, by Connector/J ({@code jdbc:mysql:}) or MariaDB's driver ({@code jdbc:mariadb:}). Its root has no
 * password; the databases made there stay.
 */
public final class TestDatabases {

    private static final String MYSQL_URL = System.getProperty("mysql.url");

    private TestDatabases() {
    }

    /** A new database with the plugin's tables in it, by the database's own clock. */
    public static Database fresh(Dialect dialect) {
        return fresh(dialect, null);
    }

    /** A new database with the plugin's tables in it, by the given clock (null: the database's own). */
    public static Database fresh(Dialect dialect, InstantSource clock) {
        Database database = new Database(empty(dialect).dataSource(), clock);
        database.migrate();
        return database;
    }

    /** A new database without any table. */
    public static Access empty(Dialect dialect) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        return switch (dialect.name()) {
            case "H2" -> new Access("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
            case "POSTGRESQL" -> Postgres.create(name);
            default -> MYSQL_URL == null ? MariaDb.create(name) : mysql(name);
        };
    }

    /** A new database of PostgreSQL without any table, with an encoding such as LATIN1. */
    public static Access postgresql(String encoding) {
        return Postgres.create("t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20),
                " encoding '" + encoding + "' template template0 lc_collate 'C' lc_ctype 'C'");
    }

    private static Access mysql(String name) {
        new Access(MYSQL_URL, "root", "").execute("create database " + name);
        return new Access(MYSQL_URL.replaceFirst("/(?=\\?|$)", "/" + name), "root", "");
    }

    /** How one gets at a database; the three values fit into a settings file. */
    public record Access(String jdbcUrl, String username, String password) {

        /** Connections to it, one opened at each call. */
        public DataSource dataSource() {
            return new DriverManagerDataSource(jdbcUrl, username, password);
        }

        private void execute(String sql) {
            try (Connection connection = dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Postgres {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Access create(String name) {
            return create(name, "");
        }

        static Access create(String name, String options) {
            access("postgres").execute("create database " + name + options);
            return access(name);
        }

        private static Access access(String database) {
            return new Access("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + database, "postgres", "");
        }
    }

    private static final class MariaDb {

        private static final MariaDbServer SERVER = MariaDbServer.started();

        static Access create(String name) {
            access("").execute("create database " + name);
            return access(name);
        }

        private static Access access(String database) {
            return new Access("jdbc:mariadb://localhost:" + SERVER.port() + "/" + database, "root", "");
        }
    }
}
