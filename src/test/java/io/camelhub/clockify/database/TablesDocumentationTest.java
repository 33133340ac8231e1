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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The comments of the schema, which are its documentation: in each database, and in {@code tables.md}. */
class TablesDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/tables.md");
    private static final String GENERATED = "## All tables and views\n";
    private static final Pattern OBJECT = Pattern.compile("create (?:table|view) (\\w+)");

    /** The comment of a table or view, and those of its columns. */
    private record Explained(boolean view, String comment, Map<String, String> columns) {
    }

    @ParameterizedTest
    @EachDialect
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
    void the_page_says_what_the_database_says() throws Exception {
        Map<String, Explained> explained = explained(Dialect.H2);
        String migration = migrations();
        StringBuilder page = new StringBuilder(GENERATED);
        OBJECT.matcher(migration).results().map(object -> object.group(1)).forEach(name -> {
            Explained object = explained.get(name);
            page.append("\n### `").append(name).append("`\n\n").append(object.comment()).append("\n\n| column | |\n|---|---|\n");
            object.columns().forEach((column, comment) ->
                    page.append("| `").append(column).append("` | ").append(comment).append(" |\n"));
        });
        Path should = Files.writeString(Path.of("target/tables.md"), page);

        String document = Files.readString(DOCUMENT);

        assertThat(document.substring(document.indexOf(GENERATED))).as("from its heading on, it must be as in " + should)
                .isEqualTo(page.toString());
    }

    private static String migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/clockify/migration"))) {
            List<Path> inOrder = files.sorted().toList();
            StringBuilder text = new StringBuilder();
            for (Path file : inOrder) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
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
