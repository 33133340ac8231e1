package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.StoredRows.Of;
import io.camelhub.clockify.command.StoredRows.Rows;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No table is left out when an integration goes with its data. */
class StoredRowsTest {

    /** They name an integration or a workspace, and go another way. */
    private static final Map<String, String> GO_THEMSELVES = Map.of(
            "clockify_request", "after its time: what was sent counts in the budget of the workspace, whoever sent it",
            "clockify_order", "when it ends; its line in the audit log says how",
            "clockify_hint", "with the hints of all workspaces that nobody syncs",
            "clockify_activity_stale", "when the sums are made anew, which finds nothing");

    private static Map<String, List<String>> columns(Database database) {
        return new SchemaRows(database).columns();
    }

    @Test
    void every_table_that_names_an_integration_or_a_workspace_is_said_to_go_with_it_or_another_way() {
        Set<String> naming = new TreeSet<>(Set.of("clockify_integration", "clockify_workspace"));
        columns(TestDatabases.fresh(Dialect.H2)).forEach((table, columns) -> {
            // the rows of streams go by what clockify_stream says was stored
            if (DeclaredTables.ofThePlugin().contains(table) && (columns.contains("integration") || columns.contains("workspace_id"))) {
                naming.add(table);
            }
        });
        Set<String> said = new TreeSet<>(GO_THEMSELVES.keySet());
        StoredRows.ofThePlugin().tables().forEach(rows -> said.add(rows.table()));

        assertThat(naming).as("tables of which nobody said, in StoredRows or above, how their rows go").filteredOn(table -> !said.contains(table)).isEmpty();
        assertThat(said).as("tables that are not there").filteredOn(table -> !naming.contains(table)).isEmpty();
    }

    @Test
    void a_table_goes_once_and_by_a_column_that_it_has() {
        Map<String, List<String>> columns = columns(TestDatabases.fresh(Dialect.H2));
        List<Rows> tables = StoredRows.ofThePlugin().tables();

        assertThat(tables).extracting(Rows::table).doesNotHaveDuplicates();
        assertThat(tables).allSatisfy(rows -> assertThat(columns.get(rows.table())).contains(rows.column()));
        assertThat(StoredRows.ofThePlugin().with(List.of(new Rows("clockify_absence", "workspace_id", Of.WORKSPACE))).of(Of.WORKSPACE))
                .first().extracting(Rows::table).isEqualTo("clockify_absence");
    }

    @Test
    void no_table_has_rows_that_another_s_rows_point_to_by_a_foreign_key_so_that_any_order_is_as_good() {
        assertThat(JdbcClient.create(TestDatabases.fresh(Dialect.H2).dataSource())
                .sql("select count(*) from information_schema.referential_constraints").query(Integer.class).single()).isZero();
    }
}
