package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of the benchmark's own, as durable as a hub's is. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start() throws IOException {
        return new PostgresServer(durable().start());
    }

    /** One that counts statements, without BEGIN and COMMIT, in the view of the extension {@code pg_stat_statements}. */
    static PostgresServer counting() throws IOException {
        return new PostgresServer(durable()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_utility", "off").start());
    }

    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on");
    }

    /** A new database without any table. */
    TestDatabases.Access empty() {
        String name = "figures_" + databases.incrementAndGet();
        sql(access("postgres")).sql("create database " + name).update();
        return access(name);
    }

    String version() {
        return sql(access("postgres")).sql("show server_version").query(String.class).single();
    }

    private static JdbcClient sql(TestDatabases.Access access) {
        return JdbcClient.create(access.dataSource());
    }

    private TestDatabases.Access access(String database) {
        return new TestDatabases.Access(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + database, Source.USER, "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
