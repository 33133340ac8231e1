package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@Tag("slow")
class MigrationTest {

    private static final int NODES = 4;

    @ParameterizedTest
    @EachDialect
    void a_second_migration_changes_nothing(Dialect dialect) throws SQLException {
        DataSource dataSource = TestDatabases.empty(dialect).dataSource();
        Database database = new Database(dataSource, null);

        database.migrate();
        TreeSet<String> tables = tables(dataSource);
        database.migrate();

        assertThat(tables(dataSource)).isEqualTo(tables);
        assertThat(tables)
                .contains("clockify_time_entry", "clockify_timeline_event", "clockify_employee")
                .allMatch(table -> table.startsWith("clockify_"));
    }

    @ParameterizedTest
    @EachDialect
    void flyway_is_not_asked_where_the_tables_are_up_to_date(Dialect dialect) throws SQLException {
        AtomicInteger connections = new AtomicInteger();
        DataSource dataSource = TestDatabases.empty(dialect).dataSource();
        Database database = new Database(counted(dataSource, connections), null);
        database.migrate();
        connections.set(0);

        database.migrate();

        assertThat(connections).as("a connection for one question").hasValue(1);
    }

    @ParameterizedTest
    @EachDialect
    void a_later_migration_reaches_an_old_database(Dialect dialect, @TempDir Path folder) throws Exception {
        DataSource dataSource = TestDatabases.empty(dialect).dataSource();
        new Database(dataSource, null).migrate();
        try (URLClassLoader later = new URLClassLoader(
                new URL[] {jar(folder).toUri().toURL()}, Database.class.getClassLoader())) {
            AtomicInteger connections = new AtomicInteger();
            DataSource counted = counted(dataSource, connections);
            Database database = new Database(new HubDataSource(() -> counted), null, later);

            database.migrate();
            connections.set(0);
            database.migrate();

            assertThat(tables(dataSource)).contains("clockify_later");
            assertThat(connections).as("the second time it is known").hasValue(1);
        }
    }

    @ParameterizedTest
    @EachDialect
    void several_nodes_start_at_one_moment(Dialect dialect) throws Exception {
        for (int round = 0; round < 3; round++) {
            DataSource dataSource = TestDatabases.empty(dialect).dataSource();
            JdbcClient.create(dataSource).sql("create table employee (id integer primary key)").update();
            CyclicBarrier start = new CyclicBarrier(NODES);
            ExecutorService nodes = Executors.newFixedThreadPool(NODES);
            try {
                for (Future<Object> node : nodes.invokeAll(Collections.nCopies(NODES, () -> {
                    Database database = new Database(dataSource, null);
                    start.await();
                    database.migrate();
                    return null;
                }))) {
                    node.get();
                }
            } finally {
                nodes.shutdownNow();
            }
            assertThat(tables(dataSource)).contains("clockify_user");
        }
    }

    /** As a process that is killed does: from some statement on, nothing of it arrives; or just that one fails. */
    private static DataSource cut(DataSource dataSource, int statements, boolean killed) {
        AtomicInteger left = new AtomicInteger(statements);
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return proxy(Connection.class, super.getConnection());
            }

            private <T> T proxy(Class<T> type, Object target) {
                return type.cast(Proxy.newProxyInstance(MigrationTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean makes = method.getName().startsWith("execute") && arguments != null
                            && arguments[0].toString().matches("(?s).*\\b(create|execute)\\b.*clockify_(?!schema_history).*");
                    boolean fails = makes ? left.decrementAndGet() == -1 || killed && left.get() < 0 : killed && left.get() < 0;
                    if (fails && !method.getName().equals("close")) {
                        throw new SQLException("killed", "08006");
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    return result instanceof PreparedStatement statement ? proxy(PreparedStatement.class, statement)
                            : result instanceof Statement statement ? proxy(Statement.class, statement) : result;
                }));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 1, true", "H2, 47, true", "H2, 47, false", "POSTGRESQL, 47, true",
        "MYSQL, 1, true", "MYSQL, 2, true", "MYSQL, 20, true", "MYSQL, 47, true", "MYSQL, 47, false", "MYSQL, 75, true", "MYSQL, 80, false"})
    void a_first_migration_that_was_cut_is_made_to_the_end_by_the_next_start(Dialect dialect, int statements, boolean killed) throws Exception {
        DataSource whole = TestDatabases.empty(dialect).dataSource();
        new Database(whole, null).migrate();
        DataSource dataSource = TestDatabases.empty(dialect).dataSource();
        assertThatThrownBy(() -> new Database(cut(dataSource, statements, killed), null).migrate()).isInstanceOf(RuntimeException.class);

        new Database(dataSource, null).migrate();

        assertThat(tables(dataSource)).isEqualTo(tables(whole));
        assertThat(indexes(dataSource)).isEqualTo(indexes(whole));
    }

    private static TreeSet<String> indexes(DataSource dataSource) throws SQLException {
        TreeSet<String> indexes = new TreeSet<>();
        try (Connection connection = dataSource.getConnection()) {
            for (String table : List.of("clockify_time_entry", "clockify_webhook", "clockify_activity_sum", "clockify_hint")) {
                String name = connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
                try (ResultSet rows = connection.getMetaData().getIndexInfo(connection.getCatalog(), null, name, false, false)) {
                    while (rows.next()) {
                        String index = rows.getString("INDEX_NAME");
                        // the names of keys are the database's own
                        if (index != null && index.toLowerCase(Locale.ROOT).startsWith("clockify_") && !index.endsWith("_pkey")) {
                            indexes.add(index);
                        }
                    }
                }
            }
        }
        return indexes;
    }

    /** What comes beside the first schema with a later version of the plugin. */
    private static Path jar(Path folder) throws IOException {
        Path file = folder.resolve("later.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("clockify/migration/"));
            jar.putNextEntry(new JarEntry("clockify/migration/V2__later.sql"));
            jar.write("-- for tests\ncreate table clockify_later (id ${id} not null primary key);\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static DataSource counted(DataSource dataSource, AtomicInteger connections) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
    }

    @ParameterizedTest
    @EachDialect
    void the_tables_of_others_stay_as_they_are(Dialect dialect) throws SQLException {
        DataSource dataSource = TestDatabases.empty(dialect).dataSource();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table employee (id integer primary key, name varchar(20))").update();
        jdbc.sql("create table flyway_schema_history (note varchar(20))").update();
        jdbc.sql("insert into employee values (1, 'Ada')").update();

        new Database(dataSource, null).migrate();

        assertThat(jdbc.sql("select name from employee").query(String.class).list()).containsExactly("Ada");
        assertThat(jdbc.sql("select count(*) from flyway_schema_history").query(Integer.class).single()).isZero();
        assertThat(tables(dataSource)).contains("employee", "flyway_schema_history", "clockify_user");
    }

    @ParameterizedTest
    @EachDialect
    void the_database_gives_the_time_to_within_a_minute(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect);

        assertThat(database.now()).isBetween(
                Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    private static TreeSet<String> tables(DataSource dataSource) throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection.getMetaData().getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
