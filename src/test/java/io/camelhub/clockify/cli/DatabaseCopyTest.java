package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseCopy;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code database copy} between real databases, row for row. */
@Tag("slow")
class DatabaseCopyTest {

    /** How drivers call them; the columns of streams stand in no file. */
    private static final Set<Integer> TIMES = Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);
    private static final Set<Integer> FLAGS = Set.of(Types.BOOLEAN, Types.BIT);

    private static final Path SCHEMA =
            Path.of("src/main/resources/clockify/migration/V1__time_entries_people_and_the_state_of_the_sync.sql");

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(5).people(6).entries(60).build();
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private final ClockifySimulator clockify = ClockifySimulator.start(world);
    private final TestDatabases.Access h2 = TestDatabases.empty(Dialect.H2);

    @AfterEach
    void stop() throws IOException {
        clockify.close();
    }

    @Test
    void every_row_of_every_table_arrives_from_h2_to_postgresql_to_mariadb_and_back() throws Exception {
        write("h2", h2);
        aHubWithAPast();
        Map<String, List<String>> before = rows(h2);
        assertThat(before.values().stream().filter(rows -> !rows.isEmpty()).count()).as("tables with rows").isGreaterThan(24);
        assertThat(List.of("clockify_time_entry", "clockify_time_entry_change", "clockify_identity_change", "clockify_rejected",
                "clockify_sync_run", "clockify_employee_email")).allSatisfy(table -> assertThat(before.get(table)).as(table).isNotEmpty());

        String from = "h2";
        for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2)) {
            TestDatabases.Access access = TestDatabases.empty(dialect);
            String to = "copy-" + dialect.folder();
            write(to, access);
            CommandOutcome copy = run(from, "database", "copy", "--to", to + ".properties");

            assertThat(copy.err()).isEmpty();
            assertThat(copy.exitCode()).isZero();
            assertThat(copy.out()).containsPattern("clockify_time_entry +" + before.get("clockify_time_entry").size() + "\\n")
                    .contains(HumanReadable.number(before.values().stream().mapToInt(List::size).sum()) + " rows copied, and as many counted there");
            Map<String, List<String>> after = rows(access);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((table, rows) -> assertThat(after.get(table)).as(to + " " + table).isEqualTo(rows));
            from = to;

            // the copy is a hub's database like any other: numbers and migrations go on
            String user = value(access, "select id from clockify_user where employee_id is not null order by id");
            String scratch = "scratch-" + dialect.folder();
            TestDatabases.Access trial = TestDatabases.empty(dialect);
            write(scratch, trial);
            assertThat(run(to, "database", "copy", "--to", scratch + ".properties").err()).isEmpty();
            long last = Long.parseLong(value(trial, "select max(id) from clockify_identity_change"));
            assertThat(run(scratch, "people", "unmap", user).err()).isEmpty();
            assertThat(Long.parseLong(value(trial, "select max(id) from clockify_identity_change"))).isEqualTo(last + 1);
            assertThat(run(scratch, "sync").err()).isEmpty();
        }
    }

    @Test
    void the_tables_of_streams_arrive_too_also_where_their_file_is_gone() throws Exception {
        World paid = World.builder().seed(6).people(4).entries(10).plan(Plan.PRO).resources(true).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(paid)) {
            String lines = "clockify.streams = time_off_request, holiday, own\nclockify.integrations.acme.team-ids = " + paid.workspaceId() + "\n";
            write("h2", h2, paid.adminKey(), simulator, lines);
            Path own = Files.createDirectories(folder.resolve("my-routes/streams")).resolve("own.stream.yaml");
            Files.writeString(own, "# A template.\nstream: own\nread: {get: project-templates, pages: none}\nkey: [id]\nmissing: deleted\n"
                    + "columns: {name: {type: text, private: false}, created_at: time, again: {from: /name, type: json}}\n");
            Path wider = own.resolveSibling("project.stream.yaml");
            Files.writeString(wider, Files.readString(Path.of("routes/streams/project.stream.yaml"))
                    + "  counts_unbillable: {from: /timeEstimate/includeNonBillable, type: bool}\n");
            assertThat(run("h2", "sync").err()).isEmpty();
            assertThat(value(h2, "select count(*) from clockify_project where counts_unbillable")).isNotEqualTo("0");
            Files.delete(own);
            Files.delete(wider);

            String from = "h2";
            Map<String, Long> before = DatabaseCopy.rows(new Database(h2.dataSource(), null));
            assertThat(before).containsKeys("clockify_time_off_request", "clockify_holiday", "clockify_own");
            for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2)) {
                TestDatabases.Access access = TestDatabases.empty(dialect);
                write("streams-" + dialect.folder(), access, paid.adminKey(), simulator, lines);
                CommandOutcome copy = run(from, "database", "copy", "--to", "streams-" + dialect.folder() + ".properties");
                assertThat(copy.err()).isEmpty();
                assertThat(DatabaseCopy.rows(new Database(access.dataSource(), null))).isEqualTo(before);
                for (String sql : List.of("select sum(amount) from clockify_time_off_request", "select min(starts_on) from clockify_holiday",
                        "select min(name) from clockify_own", "select count(*) from clockify_project where counts_unbillable")) {
                    assertThat(value(access, sql)).as(sql).isEqualTo(value(h2, sql));
                }
                from = "streams-" + dialect.folder();
                // what is compared is the same there
                assertThat(run(from, "sync", "--reconcile").err()).isEmpty();
                assertThat(value(access, "select count(*) from clockify_stream_change")).isEqualTo("0");
                before = DatabaseCopy.rows(new Database(access.dataSource(), null));
            }
        }
    }

    @Test
    void what_would_mix_or_miss_rows_is_refused() throws Exception {
        TestDatabases.Access other = TestDatabases.empty(Dialect.H2);
        write("h2", h2);
        write("same", h2);
        write("other", other);
        run("h2", "sync");
        run("h2", "database", "copy", "--to", "other.properties");
        CommandOutcome full = run("h2", "database", "copy", "--to", "other.properties");
        CommandOutcome same = run("h2", "database", "copy", "--to", "same.properties");
        execute(h2, "update clockify_lease_expiry set expires_at = dateadd(second, 30, now()), holder = 'host:1'");
        CommandOutcome busy = run("h2", "database", "copy", "--to", "other.properties");
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/hub.properties"), "camel.beans.hub.jdbc-url = jdbc:h2:file:./data/hub\n");
        CommandOutcome relative = run("h2", "database", "copy", "--to", "elsewhere/hub.properties");

        assertThat(full.err()).contains("the other database has rows already", "clockify_client (4)", "name an empty database");
        assertThat(same.err()).contains("both settings files name the same database");
        assertThat(busy.err()).contains("a sync is under way of Camel & Co (host:1): stop the hub");
        assertThat(relative.err()).contains("relative to its own folder: write the whole path into it");
        assertThat(Stream.of(full, same, relative).map(CommandOutcome::exitCode)).containsOnly(2);
        assertThat(busy.exitCode()).isEqualTo(1);
    }

    @Test
    void a_copy_that_fails_leaves_nothing() throws Exception {
        TestDatabases.Access broken = TestDatabases.empty(Dialect.POSTGRESQL);
        write("h2", h2);
        write("broken", broken);
        run("h2", "sync");
        new Database(broken.dataSource(), null).migrate();
        execute(broken, "alter table clockify_workspace add constraint nobody check (id = '')");
        CommandOutcome copy = run("h2", "database", "copy", "--to", "broken.properties");

        assertThat(copy.err()).contains("broken.properties: the database refused");
        assertThat(copy.exitCode()).isEqualTo(1);
        assertThat(rows(broken).values()).allMatch(List::isEmpty);
    }

    @Test
    void what_is_written_while_it_copies_is_not_among_it_in_part() throws Exception {
        for (Dialect dialect : Dialect.all()) {
            Database from = TestDatabases.fresh(dialect);
            Database into = TestDatabases.fresh(Dialect.H2);
            insert(from, "clockify_employee (id, active, changed_at)", "'e1', true");
            insert(from, "clockify_workspace (id, first_seen_at, changed_at)", "'w1', " + now(dialect));
            List<String> seen = new ArrayList<>();
            new DatabaseCopy(from, into).run((table, rows, all) -> {
                seen.add(table);
                if (table.equals("clockify_employee")) {
                    insert(from, "clockify_workspace (id, first_seen_at, changed_at)", "'w2', " + now(dialect));
                }
            });

            assertThat(seen).containsExactly("clockify_employee", "clockify_workspace");
            assertThat(DatabaseCopy.rows(into)).containsEntry("clockify_workspace", 1L);
        }
    }

    @Test
    void tables_that_differ_are_not_copied() throws Exception {
        Database from = TestDatabases.fresh(Dialect.H2);
        Database into = TestDatabases.fresh(Dialect.H2);
        try (Connection connection = from.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter table clockify_workspace add column more integer");
        }

        assertThatThrownBy(() -> new DatabaseCopy(from, into).run((table, rows, all) -> { }))
                .isInstanceOf(SQLException.class).hasMessageContaining("clockify_workspace has other columns");
    }

    private void aHubWithAPast() throws Exception {
        Files.writeString(folder.resolve("roster.csv"), world.employeesCsv());
        run("h2", "people", "import", "roster.csv");
        run("h2", "sync");
        String workspace = world.workspaceId();
        List<String> entries = values(h2, "select id from clockify_time_entry where ended_at is not null order by id");
        world.editEntry(workspace, entries.get(0), draft -> draft.withDescription("a \"quoted\" \\ line,\n\u00e4 and \ud83d\ude80, ' too"));
        world.editEntry(workspace, entries.get(1), draft -> draft.withDescription(null));
        world.deleteEntry(workspace, entries.get(2));
        clockify.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.BAD_DATE));
        run("h2", "sync", "--reconcile");
        run("h2", "sync", "acme", "--entry", entries.get(0), "--entry", entries.get(1), "--entry", entries.get(2));
        run("h2", "people", "map", value(h2, "select id from clockify_user order by id"), value(h2, "select id from clockify_employee order by id desc"));
        run("h2", "people", "forget", value(h2, "select id from clockify_user where id not in (select user_id from clockify_time_entry"
                + " where id = '" + entries.get(0) + "') order by id desc"), "--yes");
        assertThat(value(h2, "select count(*) from clockify_time_entry where description like '%\ud83d\ude80%'")).isEqualTo("1");
    }

    /** Every row of every table, as text that is the same on all databases. */
    private Map<String, List<String>> rows(TestDatabases.Access access) throws Exception {
        Database database = new Database(access.dataSource(), null);
        Set<String> documents = named("json");
        Set<String> times = named("ts");
        Set<String> flags = Files.readAllLines(SCHEMA).stream().map(String::strip).filter(line -> line.matches("\\w+ +boolean.*"))
                .map(line -> line.split(" ")[0]).collect(Collectors.toCollection(HashSet::new));
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = access.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String table : DatabaseCopy.rows(database).keySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    ResultSetMetaData columns = row.getMetaData();
                    while (row.next()) {
                        Map<String, String> values = new TreeMap<>();
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            String column = columns.getColumnName(i).toLowerCase(Locale.ROOT);
                            String place = table.toLowerCase(Locale.ROOT) + "." + column;
                            String text = row.getString(i);
                            values.put(column, text == null ? "null"
                                    : times.contains(place) && columns.getColumnType(i) != Types.VARCHAR || TIMES.contains(columns.getColumnType(i)) ? database.instant(row, column).toString()
                                    : documents.contains(place) || text.startsWith("[") ? tree(text)
                                    : flags.contains(column) || FLAGS.contains(columns.getColumnType(i)) ? Boolean.toString(row.getBoolean(i))
                                    : "'" + text + "'");
                        }
                        rows.add(values.toString());
                    }
                }
                all.put(table, rows.stream().sorted().toList());
            }
        }
        return all;
    }

    private String tree(String text) {
        try {
            return json.writeValueAsString(json.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The columns of a type of the schema's, each behind its table. */
    private static Set<String> named(String type) throws IOException {
        Pattern column = Pattern.compile("(?m)^ +(\\w+) +\\$\\{" + type + "}");
        return Pattern.compile("(?s)create table (\\w+) \\((.*?)\n\\)").matcher(Files.readString(SCHEMA)).results()
                .flatMap(table -> column.matcher(table.group(2)).results().map(found -> table.group(1) + "." + found.group(1)))
                .collect(Collectors.toSet());
    }

    private static String now(Dialect dialect) {
        return dialect == Dialect.MYSQL ? "utc_timestamp(6)" : "current_timestamp";
    }

    private static void insert(Database database, String table, String values) {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table + " values (" + values + ", " + now(database.dialect()) + ")");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(TestDatabases.Access access, String sql) throws SQLException {
        try (Connection connection = access.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> values(TestDatabases.Access access, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = access.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static String value(TestDatabases.Access access, String sql) throws SQLException {
        return values(access, sql).get(0);
    }

    private void write(String name, TestDatabases.Access access) throws IOException {
        write(name, access, world.adminKey(), clockify, "");
    }

    private void write(String name, TestDatabases.Access access, String key, ClockifySimulator simulator, String lines) throws IOException {
        Files.writeString(folder.resolve(name + ".properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                %s
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                %s""".formatted(access.jdbcUrl(), access.username(),
                access.password().isEmpty() ? "" : "camel.beans.hub.password = " + access.password(),
                key, simulator.apiUrl(), simulator.reportsUrl(), lines));
    }

    private CommandOutcome run(String settings, String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", settings + ".properties"), Stream.of(command)).toArray(String[]::new));
    }
}
