package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comments of the schema, which are its documentation in each database, and {@code tables.md}, which leads to them. */
class TablesDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/tables.md");
    private static final String VIEWS = "\n## Columns of the views\n";
    private static final Pattern OBJECT = Pattern.compile("(?m)^\\| `(clockify_\\w+)` \\| .+ \\|$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| .+ \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** The comment of a table or view, and those of its columns. */
    private record Explained(boolean view, String comment, Map<String, String> columns) {
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_table_view_and_column_has_its_comment(Dialect dialect) throws SQLException {
        Map<String, Explained> explained = explained(dialect);

        assertThat(explained).hasSizeGreaterThan(40);
        explained.forEach((name, object) -> {
            if (dialect != Dialect.MYSQL || !object.view()) {
                assertThat(object.comment()).as(name).isNotBlank();
                object.columns().forEach((column, comment) -> assertThat(comment).as(name + "." + column).isNotBlank());
            }
        });
        explained(Dialect.H2).forEach((name, object) -> {
            if (dialect != Dialect.MYSQL || !object.view()) {
                assertThat(explained.get(name)).as(name).isEqualTo(object);
            }
        });
    }

    @Test
    void the_page_names_each_table_and_view_once() throws Exception {
        List<String> named = OBJECT.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)).toList();

        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(explained(Dialect.H2).keySet());
    }

    /** MySQL keeps no comments of views, and H2 none of their columns once a file is opened again. */
    @Test
    void the_page_explains_each_column_of_a_view() throws Exception {
        String document = Files.readString(DOCUMENT);
        String section = document.substring(document.indexOf(VIEWS) + VIEWS.length());
        Set<String> columns = new TreeSet<>();
        explained(Dialect.H2).values().stream().filter(Explained::view).forEach(view -> columns.addAll(view.columns().keySet()));

        List<String> explained = ROW.matcher(section.substring(0, section.indexOf("\n## "))).results()
                .flatMap(row -> NAME.matcher(row.group(1)).results()).map(name -> name.group(1)).toList();

        assertThat(explained).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(columns);
    }

    private static Map<String, Explained> explained(Dialect dialect) throws SQLException {
        Map<String, Explained> explained = new LinkedHashMap<>();
        try (Connection connection = TestDatabases.fresh(dialect).dataSource().getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            try (ResultSet row = database.getTables(
                    connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
                while (row.next()) {
                    String name = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (!name.equals("clockify_schema_history")) {
                        explained.put(name, new Explained(
                                row.getString("TABLE_TYPE").equals("VIEW"), row.getString("REMARKS"), new LinkedHashMap<>()));
                    }
                }
            }
            try (ResultSet row = database.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
                while (row.next()) {
                    String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (explained.containsKey(table)) {
                        explained.get(table).columns()
                                .put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getString("REMARKS"));
                    }
                }
            }
        }
        return explained;
    }
}
