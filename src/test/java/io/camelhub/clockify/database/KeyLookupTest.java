package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** On H2, rows with one of many keys are looked up one by one, whatever else the table holds: of a list it would compare each row with each key. */
class KeyLookupTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
    private static final int ROWS = 5_000;

    private final DataSource rows = TestDatabases.empty(Dialect.H2).dataSource();
    private final List<String> ids = IntStream.range(0, 100).mapToObj(i -> "e" + i * 7).toList();

    @BeforeEach
    void manyEntries() {
        Database database = new Database(rows, () -> NOON);
        database.migrate();
        database.insert("clockify_workspace", TestRows.workspace("w", "W", "PRO", NOON));
        database.table("clockify_time_entry").insert(IntStream.range(0, ROWS).mapToObj(i -> database.row(
                "workspace_id", "w", "id", "e" + i, "integration", "acme", "user_id", "u" + i % 10, "started_at", NOON, "first_seen_at", NOON,
                "changed_at", NOON, "observed_columns", 0, "tag_ids", new Json("[]"), "tags", new Json("[]"), "custom_fields", new Json("{}"))).toList());
    }

    /** A database whose queries say how they are executed, in place of their rows. */
    private Database explaining() {
        return new Database(new DelegatingDataSource(rows) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && !arguments[0].toString().contains("INFORMATION_SCHEMA")) {
                        arguments[0] = "explain analyze " + arguments[0];
                    }
                    return method.invoke(connection, arguments);
                });
            }
        }, () -> NOON);
    }

    private static void assertFewScanned(List<String> plan) {
        assertThat(plan).hasSize(1);
        assertThat(SCANNED.matcher(plan.get(0)).results().mapToInt(count -> Integer.parseInt(count.group(1))).max().orElseThrow())
                .as(plan.get(0)).isBetween(100, 300);
    }

    @Test
    void of_a_table_at_a_workspace() {
        Table entries = explaining().table("clockify_time_entry").at("workspace_id", "w").among("id", ids);

        assertFewScanned(entries.select("id").isNull("deleted_at").list(String.class));
    }

    @Test
    void of_entries_that_are_compared_with_a_page() {
        assertFewScanned(explaining().statement("time-entries/select", "workspace_id", "w", "ids", ids.toArray()).query(String.class).list());
    }

    @Test
    void of_entries_that_events_tell_of() {
        assertFewScanned(explaining().statement("entry-rows/entries", "workspace_id", "w", "ids", ids.toArray()).query(String.class).list());
    }
}
