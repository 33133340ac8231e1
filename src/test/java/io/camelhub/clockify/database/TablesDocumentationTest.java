package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The comments of the schema, which are its documentation in each database, and {@code tables.md}, which leads to them. */
class TablesDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/tables.md");
    /** A cell that holds nothing but names. */
    private static final Pattern LIST = Pattern.compile("(?:\\| )?`\\w+`(?:, `\\w+`)*(?: \\|)?");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @EachDialect
    void every_table_view_and_column_has_its_comment(Dialect dialect) throws SQLException {
        Map<String, SchemaComments.Explained> explained = SchemaComments.of(dialect);

        assertThat(explained).hasSizeGreaterThan(40);
        explained.forEach((name, object) -> {
            if (dialect != Dialect.MYSQL || !object.view()) {
                assertThat(object.comment()).as(name).isNotBlank();
                object.columns().forEach((column, comment) -> assertThat(comment).as(name + "." + column).isNotBlank());
            }
        });
        SchemaComments.of(Dialect.H2).forEach((name, object) -> {
            if (dialect != Dialect.MYSQL || !object.view()) {
                assertThat(explained.get(name)).as(name).isEqualTo(object);
            }
        });
    }

    /** The tables and views that an analyst may rely on, in the order of the page. */
    static List<String> stable() throws IOException {
        return named(section("All tables and views").split("\n\\| \\*internal\\*")[0]);
    }

    private static String section(String heading) throws IOException {
        return Files.readString(DOCUMENT).split("\n## " + heading + "\n")[1].split("\n## ")[0];
    }

    /** The names in the cells of the tables of a section. */
    private static List<String> named(String section) {
        return section.lines().filter(line -> line.startsWith("| "))
                .flatMap(row -> Arrays.stream(row.split(" \\| ")).filter(cell -> LIST.matcher(cell).matches()))
                .flatMap(cell -> NAME.matcher(cell).results()).map(found -> found.group(1)).toList();
    }

    @Test
    void the_page_names_each_table_and_view_once() throws Exception {
        assertThat(named(section("All tables and views"))).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(SchemaComments.of(Dialect.H2).keySet());
    }

    /** MySQL keeps no comments of views, and H2 none of their columns once a file is opened again. */
    @Test
    void the_page_explains_each_column_of_a_view() throws Exception {
        Set<String> columns = new TreeSet<>();
        SchemaComments.of(Dialect.H2).values().stream().filter(SchemaComments.Explained::view).forEach(view -> columns.addAll(view.columns().keySet()));

        assertThat(named(section("Columns of the views"))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(columns);
    }
}
