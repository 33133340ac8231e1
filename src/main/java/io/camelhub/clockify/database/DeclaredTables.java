package io.camelhub.clockify.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Creates declared tables, and adds the columns that they lack. Nothing is dropped, and no type changes. */
public final class DeclaredTables {

    private static final Pattern CREATED = Pattern.compile("(?m)^create (?:table|view) (\\w+) \\(");

    private final Database database;

    public DeclaredTables(Database database) {
        this.database = database;
    }

    /**
     * What a table lacks.
     *
     * @param statements what would make it as it is declared, each to be run alone
     * @param conflicts  what no statement of these puts right, in plain words, such as {@code the column unit is CHARACTER VARYING there}
     */
    public record Difference(List<String> statements, List<String> conflicts) {

        public Difference {
            statements = List.copyOf(statements);
            conflicts = List.copyOf(conflicts);
        }

        /** Whether the table is as it is declared. */
        public boolean isNone() {
            return statements.isEmpty() && conflicts.isEmpty();
        }
    }

    /** The tables and views that the plugin's own migrations make. */
    public static Set<String> ofThePlugin() {
        Set<String> names = new TreeSet<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(DeclaredTables.class.getClassLoader())
                    .getResources("classpath*:" + Migrations.FOLDER + "/V*.sql")) {
                CREATED.matcher(file.getContentAsString(StandardCharsets.UTF_8)).results().forEach(found -> names.add(found.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.add(Migrations.HISTORY);
        return names;
    }

    /**
     * A table as it is there, also with columns that nobody declares any more.
     *
     * @param declared says what a column is where the database does not: a text may be JSON; null where nobody declares the table
     */
    public DeclaredTable stored(String table, DeclaredTable declared) {
        try (Connection connection = database.dataSource().getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            String name = stored(table, metaData);
            Map<String, DeclaredTable.Column> known = new LinkedHashMap<>();
            if (declared != null) {
                declared.columns().forEach(column -> known.put(column.name(), column));
            }
            Set<String> key = key(table, connection);
            List<DeclaredTable.Column> columns = new ArrayList<>();
            try (ResultSet row = metaData.getColumns(connection.getCatalog(), connection.getSchema(),
                    name.replace("_", metaData.getSearchStringEscape() + "_"), "%")) {
                while (row.next()) {
                    String column = row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                    columns.add(known.containsKey(column) && known.get(column).kind().is(found(row)) ? known.get(column)
                            : new DeclaredTable.Column(column, DeclaredTable.Kind.of(found(row)),
                            row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls, Objects.requireNonNullElse(row.getString("REMARKS"), column)));
                }
            }
            List<String> ordered = declared != null && Set.copyOf(declared.key()).equals(key) ? declared.key() : List.copyOf(key);
            return new DeclaredTable(table, declared == null ? comment(name, connection) : declared.comment(), columns, ordered);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    private static String comment(String name, Connection connection) throws SQLException {
        try (ResultSet row = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
            return row.next() && row.getString("REMARKS") != null ? row.getString("REMARKS") : name;
        }
    }

    /** What a table lacks of what is declared. Columns that are not declared any more are left as they are. */
    public Difference difference(DeclaredTable table) {
        try (Connection connection = database.dataSource().getConnection()) {
            Map<String, DeclaredTable.Found> there = columns(table.name(), connection);
            List<String> conflicts = new ArrayList<>();
            for (DeclaredTable.Column column : table.columns()) {
                DeclaredTable.Found found = there.get(column.name());
                if (found != null && !column.kind().is(found)) {
                    conflicts.add("the column " + column.name() + " is " + found.typeName() + " in " + table.name());
                }
            }
            Set<String> key = key(table.name(), connection);
            if (!there.isEmpty() && !key.equals(Set.copyOf(table.key()))) {
                conflicts.add("the key of " + table.name() + " is " + String.join(", ", key));
            }
            return new Difference(conflicts.isEmpty() ? table.statements(there, database.dialect()) : List.of(), conflicts);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    /** Makes a table what is declared, and says what is still different then. */
    public Difference make(DeclaredTable table) {
        Difference before = difference(table);
        if (before.statements().isEmpty()) {
            return before;
        }
        try {
            for (String statement : before.statements()) {
                run(statement);
            }
        } catch (SQLException e) {
            Difference now = difference(table);
            if (now.isNone()) {
                // another node made it at the same moment
                return now;
            }
            return new Difference(now.statements(), List.of("the database refuses it: " + e.getMessage()));
        }
        return difference(table);
    }

    /** Alone, and not within a transaction: some databases commit with it. Not prepared, as a comment may have a question mark. */
    private void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, DeclaredTable.Found> columns(String table, Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        Map<String, DeclaredTable.Found> columns = new LinkedHashMap<>();
        try (ResultSet row = metaData.getColumns(connection.getCatalog(), connection.getSchema(),
                stored(table, metaData).replace("_", metaData.getSearchStringEscape() + "_"), "%")) {
            while (row.next()) {
                columns.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), found(row));
            }
        }
        return columns;
    }

    private static DeclaredTable.Found found(ResultSet row) throws SQLException {
        return new DeclaredTable.Found(row.getInt("DATA_TYPE"), String.valueOf(row.getString("TYPE_NAME")), row.getInt("COLUMN_SIZE"));
    }

    private static Set<String> key(String table, Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        Set<String> key = new TreeSet<>();
        try (ResultSet row = metaData.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), stored(table, metaData))) {
            while (row.next()) {
                key.add(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return key;
    }

    private static String stored(String table, DatabaseMetaData metaData) throws SQLException {
        return metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }
}
