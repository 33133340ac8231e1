package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schema of the plugin's own, in a database whose connections come from the host's pool. */
class SchemaTest {

    /** On MariaDB a schema is a database, which all tests share. */
    private final String schema = "times_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    private static HikariDataSource pool(Dialect dialect, boolean autoCommit) {
        TestDatabases.Access access = TestDatabases.empty(dialect);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.jdbcUrl());
        config.setUsername(access.username());
        config.setPassword(access.password());
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(1);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    private Database database(HikariDataSource pool) {
        return new Database(new SchemaDataSource(() -> pool, () -> schema), null);
    }

    @ParameterizedTest
    @EachDialect
    void the_tables_are_made_in_a_schema_of_their_own(Dialect dialect) {
        try (HikariDataSource pool = pool(dialect, true)) {
            Database database = database(pool);

            database.migrate();
            database.migrate();

            assertThat(database.table("clockify_workspace").select("id").list(String.class)).isEmpty();
            database.table("clockify_workspace").insert("id", "w", "name", "W", "first_seen_at", Instant.EPOCH, "changed_at", Instant.EPOCH);
            assertThat(JdbcClient.create(pool).sql("select id from " + quoted(dialect) + ".clockify_workspace")
                    .query(String.class).list()).containsExactly("w");
            assertThatThrownBy(() -> JdbcClient.create(pool).sql("select id from clockify_workspace").query(String.class).list())
                    .isInstanceOf(org.springframework.jdbc.BadSqlGrammarException.class);
        }
    }

    private String quoted(Dialect dialect) {
        return dialect == Dialect.MYSQL ? schema : "\"" + schema + "\"";
    }

    @ParameterizedTest
    @CsvSource({"H2,true", "H2,false", "POSTGRESQL,true", "POSTGRESQL,false", "MYSQL,true", "MYSQL,false"})
    void a_connection_returns_to_the_pool_as_it_was(Dialect dialect, boolean autoCommit) throws SQLException {
        try (HikariDataSource pool = pool(dialect, autoCommit)) {
            Database database = database(pool);
            database.migrate();
            pool.getHikariConfigMXBean().setMaximumPoolSize(1);
            pool.getHikariPoolMXBean().softEvictConnections();
            String before = place(pool, dialect);

            database.inTransaction(() -> database.table("clockify_workspace").select("id").list(String.class));
            assertThat(place(pool, dialect)).isEqualTo(before);

            assertThatThrownBy(() -> database.inTransaction(() -> {
                database.table("clockify_workspace").insert("id", "w", "name", "W", "first_seen_at", Instant.EPOCH, "changed_at", Instant.EPOCH);
                throw new IllegalStateException("on purpose");
            })).hasMessage("on purpose");
            assertThat(place(pool, dialect)).isEqualTo(before);
            try (Connection ours = database.dataSource().getConnection()) {
                assertThat(dialect == Dialect.MYSQL ? ours.getCatalog() : ours.getSchema()).isEqualTo(schema);
                ours.close();
                assertThat(ours.isClosed()).isTrue();
            }
            assertThat(place(pool, dialect)).isEqualTo(before);
            assertThat(database.table("clockify_workspace").select("id").list(String.class)).isEmpty();
        }
    }

    /** Where the host's next statement would look for its tables. */
    private static String place(HikariDataSource pool, Dialect dialect) throws SQLException {
        try (Connection connection = pool.getConnection();
                var row = connection.createStatement().executeQuery(switch (dialect.name()) {
                    case "H2" -> "select current_schema";
                    case "POSTGRESQL" -> "show search_path";
                    default -> "select database()";
                })) {
            row.next();
            return row.getString(1);
        }
    }
}
