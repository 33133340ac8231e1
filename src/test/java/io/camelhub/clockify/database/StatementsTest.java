package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Statements that MariaDB, on which the tests run, accepts but MySQL refuses. */
class StatementsTest {

    /** Names to MariaDB, but not to MySQL 9.7 (the reserved ones of its information_schema.keywords). */
    private static final Set<String> RESERVED = Set.of(
            "cube", "cume_dist", "database", "dense_rank", "empty", "external", "first_value", "function", "generated", "get",
            "grouping", "groups", "io_after_gtids", "io_before_gtids", "json_table", "lag", "last_value", "lateral", "lead",
            "library", "nth_value", "ntile", "of", "optimizer_costs", "option", "percent_rank", "qualify", "rank", "row", "schema",
            "stored", "system", "tablesample", "virtual", "window");

    /** With the window function that MySQL has, too. */
    private static final Pattern NO_NAMES = Pattern.compile("--[^\\n]*|'[^']*'|:#?\\w+|\\$\\{\\w+}|\\bfirst_value\\(.*?\\) over ");

    private static final Pattern WRITES = Pattern.compile("^(?:--[^\\n]*\\n)*(?:update|delete from) (\\w+)\\n");

    private static List<Path> statements(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/clockify", folder))) {
            return files.filter(file -> file.toString().matches(".*(?<!\\.(h2|postgresql))\\.sql"))
                    .filter(file -> !file.toString().matches(".*/sql/(h2|postgresql)/.*"))
                    .sorted()
                    .toList();
        }
    }

    /** MySQL's error 1093, for a derived table as well where it may be merged into the statement: distinct keeps it apart. */
    @Test
    void a_statement_reads_the_table_that_it_writes_only_in_a_derived_table_of_its_own() throws IOException {
        int derived = 0;
        for (String folder : List.of("sql")) {
            for (Path file : statements(folder)) {
                String sql = Files.readString(file);
                Matcher writes = WRITES.matcher(sql);
                if (!writes.find()) {
                    continue;
                }
                String table = writes.group(1);
                for (MatchResult reads : Pattern.compile("(?:from|join) " + table + "\\b").matcher(sql).results().toList()) {
                    if (reads.start() < writes.end()) {
                        continue;
                    }
                    String before = sql.substring(0, reads.start());
                    assertThat(before.substring(before.lastIndexOf('('))).as(file.toString()).startsWith("(select distinct ");
                    assertThat(before.substring(0, before.lastIndexOf('('))).as(file.toString()).endsWith("from ");
                    derived++;
                }
            }
        }
        assertThat(derived).isPositive();
    }

    @Test
    void no_table_column_or_alias_has_a_name_that_mysql_reserves() throws IOException {
        List<Path> files = Stream.of(statements("sql"), statements("migration"))
                .flatMap(List::stream)
                .toList();
        for (Path file : files) {
            String sql = NO_NAMES.matcher(Files.readString(file)).replaceAll(" ");
            assertThat(sql.split("\\W+")).as(file.toString()).isNotEmpty().doesNotContainAnyElementsOf(RESERVED);
        }
    }

    /** As many as camel-sql puts into the statement that it prepares; one too few or too many, and it would write nothing. */
    @ParameterizedTest
    @EachDialect
    void a_route_gets_the_file_or_the_text_of_a_statement_and_the_number_of_parameters_that_camel_finds_in_it(Dialect dialect) throws Exception {
        Statements statements = new Statements(() -> dialect);
        String own = dialect == Dialect.POSTGRESQL ? ".postgresql.sql" : ".sql";
        for (String name : List.of("insert", "update", "tombstone", "insert-change")) {
            String file = statements.file("time-entries/" + name);
            assertThat(file).isEqualTo("classpath:clockify/sql/time-entries/" + name + own);
            String text = statements.text("time-entries/" + name);
            if (!name.equals("insert") && !name.equals("update")) {
                // the others are run from their files
                assertThat(text).isEqualTo(Files.readString(Path.of("src/main/resources", file.substring("classpath:".length()))));
            }
            String prepared = new DefaultSqlPrepareStatementStrategy()
                    .prepareQuery(SqlHelper.resolvePlaceholders(text, "#"), true, null);
            assertThat(statements.parameters("time-entries/" + name)).as(name)
                    .isEqualTo((int) prepared.chars().filter(c -> c == '?').count()).isPositive();
        }
    }
}
