package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.database.EntryLists.OwnColumns;
import io.camelhub.clockify.model.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of the columns of a time entry in its statements, and an admin's own columns among them. */
class EntryListsTest {

    private static final String FILE = "own-columns.sql";

    private static String statement(Dialect dialect, String name, OwnColumns own) throws IOException {
        Path folder = Path.of("src/main/resources/clockify/sql/time-entries");
        Path ofDialect = folder.resolve(name + "." + dialect.folder() + ".sql");
        return new EntryLists(dialect, own).fill(Files.readString(Files.exists(ofDialect) ? ofDialect : folder.resolve(name + ".sql")))
                .replace(":#", ":");
    }

    /** A row as the sink has it: on PostgreSQL one array a column. */
    private static Map<String, Object> row(Dialect dialect, String project) {
        Instant start = Instant.parse("2026-01-07T09:00:00Z");
        Map<String, Object> row = new HashMap<>();
        for (Column column : Column.values()) {
            row.put(column.label(), null);
        }
        row.putAll(Map.of("id", "e1", "integration", "acme", "user_id", "u1", "project_name", project, "tag_ids", "[]", "tags", "[]",
                "custom_fields", "{}", "observed_columns", 1L));
        row.put("started_at", dialect == Dialect.POSTGRESQL ? start.toEpochMilli() * 1000 : dialect.bind(start));
        row.put("changed_at", row.get("started_at"));
        if (dialect == Dialect.POSTGRESQL) {
            row.replaceAll((name, value) -> value == null ? null : value instanceof Long number ? new Long[] {number} : new String[] {(String) value});
        }
        row.put("workspace_id", "w1");
        row.put("now", dialect.bind(start));
        return row;
    }

    @ParameterizedTest
    @EachDialect
    void an_admins_own_column_is_written_with_a_new_row_and_with_a_changed_one(Dialect dialect) throws IOException, SQLException {
        DataSource dataSource = TestDatabases.fresh(dialect).dataSource();
        new JdbcTemplate(dataSource).execute("alter table clockify_time_entry add column cost_center varchar(4)");
        new JdbcTemplate(dataSource).execute("alter table clockify_time_entry add column origin varchar(100)");
        OwnColumns own = OwnColumns.of(FILE, """
                -- ours
                cost_center = substring(:#project_name, 1, 4)
                origin = concat(:#workspace_id,
                  '/', :#id)
                """);
        JdbcClient jdbc = JdbcClient.create(dataSource);

        jdbc.sql(statement(dialect, "insert", own)).params(row(dialect, "Relaunch")).update();
        assertThat(jdbc.sql("select cost_center, origin from clockify_time_entry").query().singleRow().values().toArray())
                .containsExactly("Rela", "w1/e1");

        jdbc.sql(statement(dialect, "update", own)).params(row(dialect, "Website")).update();
        assertThat(jdbc.sql("select cost_center, origin from clockify_time_entry").query().singleRow().values().toArray())
                .containsExactly("Webs", "w1/e1");
    }

    @Test
    void what_is_no_column_of_ones_own_is_an_error_that_says_what_to_do() {
        assertThatThrownBy(() -> OwnColumns.of(FILE, "cost_center: 4"))
                .hasMessage("own-columns.sql: \"cost_center: 4\" is no column: write name = expression, one a line");
        assertThatThrownBy(() -> OwnColumns.of(FILE, "kiosk_id = 'k'"))
                .hasMessage("own-columns.sql: the column kiosk_id is written already; give yours another name");
        assertThatThrownBy(() -> OwnColumns.of(FILE, "mine = 1\nmine = 2"))
                .hasMessage("own-columns.sql: the column mine is written already; give yours another name");
        assertThatThrownBy(() -> OwnColumns.of(FILE, "mine = :#project"))
                .hasMessageStartingWith("own-columns.sql: the column mine is made of :#project, which there is not: take one of workspace_id, ");
    }

    @Test
    void the_file_in_the_jar_has_no_column_and_says_how_to_write_one() throws IOException {
        String file = Files.readString(Path.of("src/main/resources/clockify", FILE));

        assertThat(OwnColumns.of(FILE, file).expressions()).isEmpty();
        assertThat(file.lines().filter(line -> line.contains(" = ")).map(line -> OwnColumns.of(FILE, line.replace("--", "").strip())))
                .containsExactly(new OwnColumns(Map.of("cost_center", "substring(:#project_name, 1, 4)")));
    }

    @Test
    void a_list_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> new EntryLists(Dialect.H2, new OwnColumns(Map.of())).fill("select ${entry_colums}"))
                .hasMessage("there is no list entry_colums of the columns of a time entry");
        assertThat(List.of(EntryLists.isIn("select ${entry_columns}"), EntryLists.isIn("select 1"))).containsExactly(true, false);
    }
}
