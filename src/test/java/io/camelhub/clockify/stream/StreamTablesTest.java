package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;

class StreamTablesTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2024-01-31T08:15:00.123456Z");

    private static final String THING = """
            # A thing: what it is, isn't it?
            stream: thing
            read: {get: things, pages: none}
            key: [id, on_day]
            missing: left
            columns:
              user_id: {who: true, about: "whose it is, isn't it?"}
              approved_by: {who: true}
              status: word
              note: {type: text, private: true}
              amount: {type: decimal, about: days}
              active: bool
              on_day: {from: /day, type: date}
              seen: time
              tracked: duration
              price: minor
              extra: json
            """;

    private static StreamDeclaration declared(String text) {
        StreamParser.Result result = StreamParser.parse("thing.stream.yaml", text);
        assertThat(result.mistakes()).isEmpty();
        return result.declaration();
    }

    private static Map<String, String> comments(Database database, String table) throws SQLException {
        Map<String, String> comments = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection(); ResultSet row = connection.getMetaData().getColumns(
                connection.getCatalog(), connection.getSchema(), database.dialect() == Dialect.H2 ? table.toUpperCase(Locale.ROOT) : table, "%")) {
            while (row.next()) {
                comments.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getString("REMARKS"));
            }
        }
        return comments;
    }

    @ParameterizedTest
    @EachDialect
    void a_table_holds_what_the_row_reader_gives(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        StreamDeclaration thing = declared(THING);

        assertThat(new StreamTables(database, () -> true).prepare(thing)).isEmpty();

        StreamRow read = new StreamRowReader(thing, JSON).read(JSON.readTree("""
                {"id": "a1", "userId": "u1", "status": "NEW", "note": "é", "amount": 1.5, "active": true, "day": "2024-02-29",
                 "seen": "2024-01-31T08:15:00.123456789Z", "tracked": "PT1H", "price": 5.0, "extra": {"a": [1]}}"""), null);
        Map<String, Object> row = new LinkedHashMap<>(read.values());
        row.putAll(Map.of("first_seen_at", NOW, "changed_at", NOW, "generation", 1));
        database.table("clockify_thing").at("workspace_id", "w1").insert(row);
        database.table("clockify_thing").select("id", "on_day", "amount", "active", "seen", "tracked", "price", "extra", "employee_id",
                        "approved_by_employee_id", "left_list_at").where("workspace_id", "w1").list((found, index) -> {
            assertThat(found.getString("id")).isEqualTo("a1");
            assertThat(found.getObject("on_day", LocalDate.class)).isEqualTo(LocalDate.of(2024, 2, 29));
            assertThat(found.getBigDecimal("amount")).isEqualTo(read.values().get("amount")).isEqualTo(new BigDecimal("1.500000"));
            assertThat(found.getBoolean("active")).isTrue();
            assertThat(database.instant(found, "seen")).isEqualTo(read.values().get("seen"));
            assertThat(found.getLong("tracked")).isEqualTo(3600);
            assertThat(found.getLong("price")).isEqualTo(5);
            assertThat(found.getString("extra").replace(" ", "")).isEqualTo("{\"a\":[1]}");
            assertThat(found.getString("employee_id")).isNull();
            return 1;
        });
        assertThat(comments(database, "clockify_thing")).hasSize(19).allSatisfy((column, comment) -> assertThat(comment).as(column).isNotBlank())
                .containsEntry("user_id", "whose it is, isn't it?").containsEntry("price", "Clockify's price; minor units, with clockify.rates only");
    }

    @ParameterizedTest
    @EachDialect
    void a_table_gets_columns_that_are_new_and_keeps_those_that_are_gone(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        StreamTables tables = new StreamTables(database, () -> true);
        tables.prepare(declared(THING));

        StreamDeclaration wider = declared(THING.replace("  extra: json\n", "  unit: {type: word, about: \"DAYS, or isn't it?\"}\n"));
        assertThat(tables.prepare(wider)).isEmpty();

        assertThat(comments(database, "clockify_thing")).containsKey("extra").containsEntry("unit", "DAYS, or isn't it?");
        assertThat(tables.ddl(wider)).isEmpty();
        assertThat(new StreamTables(database, () -> false).prepare(wider)).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void another_type_or_key_is_a_mistake_and_changes_nothing(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        StreamTables tables = new StreamTables(database, () -> true);
        tables.prepare(declared(THING));

        for (String other : List.of("status: int", "amount: int", "amount: date", "on_day: time", "active: word", "seen: date", "tracked: decimal")) {
            String name = other.substring(0, other.indexOf(':'));
            List<StreamMistake> mistakes = tables.prepare(declared(THING.replaceAll("  " + name + ": .*", "  " + other + "\n  other: word")));
            assertThat(mistakes).as(other).extracting(StreamMistake::what).singleElement().asString()
                    .startsWith("the column " + name + " is ").endsWith(" in clockify_thing");
        }
        assertThat(tables.prepare(declared(THING.replace("[id, on_day]", "[id]")))).extracting(StreamMistake::what)
                .containsExactly("the key of clockify_thing is id, on_day, workspace_id");
        assertThat(comments(database, "clockify_thing")).doesNotContainKey("other");
        assertThat(tables.prepare(declared(THING))).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void where_the_plugin_may_not_migrate_it_says_what_is_to_be_run(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        StreamTables tables = new StreamTables(database, () -> false);
        StreamDeclaration thing = declared(THING);

        assertThat(tables.prepare(thing)).extracting(StreamMistake::toString).containsExactly("thing.stream.yaml:1: the table clockify_thing"
                + " is not there, or lacks columns, and clockify.migrate is false: run what clockify streams ddl prints");
        assertThat(comments(database, "clockify_thing")).isEmpty();

        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : tables.ddl(thing)) {
                statement.execute(sql);
            }
        }
        assertThat(tables.prepare(thing)).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void several_nodes_make_a_table_at_once(Dialect dialect) throws Exception {
        Database database = TestDatabases.fresh(dialect);
        StreamDeclaration thing = declared(THING);
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Callable<List<StreamMistake>>> works = IntStream.range(0, 6)
                    .mapToObj(node -> (Callable<List<StreamMistake>>) () -> new StreamTables(database, () -> true).prepare(thing)).toList();
            for (Future<List<StreamMistake>> work : nodes.invokeAll(works)) {
                assertThat(work.get()).isEmpty();
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
