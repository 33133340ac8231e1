package io.camelhub.clockify.database;

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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Copies all tables of the plugin from one database into another, of any dialect: a snapshot of one moment, completely or not at all. Some thousand
 * rows are in memory at a time.
 *
 * <p>The history of migrations is not copied: both databases have the tables of this version.
 */
public final class DatabaseCopy {

    private static final String PREFIX = "clockify_";
    private static final String MIGRATIONS = "clockify_schema_history";

    private final Database from;
    private final Database into;

    public DatabaseCopy(Database from, Database into) {
        this.from = from;
        this.into = into;
    }

    /** Receives the progress. */
    @FunctionalInterface
    public interface Watcher {

        /** @param table the table of the last rows */
        void copied(String table, long rows, long all);
    }

    /** The number of rows of each table, by name. */
    public static SortedMap<String, Long> rows(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return rows(connection);
        }
    }

    /**
     * Copies the rows; the target database has the empty tables.
     *
     * @return the number of rows of each table, by name
     * @throws SQLException where a statement fails, or the numbers of rows differ; nothing is copied then
     */
    public SortedMap<String, Long> run(Watcher watcher) throws SQLException {
        try (Connection source = from.dataSource().getConnection(); Connection target = into.dataSource().getConnection()) {
            // all rows are read from one snapshot
            source.setTransactionIsolation(from.dialect().isolationOfOneMoment());
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            try {
                SortedMap<String, Long> rows = copy(source, target, watcher);
                target.commit();
                return rows;
            } finally {
                target.rollback();
                source.rollback();
            }
        }
    }

    private SortedMap<String, Long> copy(Connection source, Connection target, Watcher watcher) throws SQLException {
        SortedMap<String, Long> rows = rows(source);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        long[] done = {0};
        List<TableCopy> copies = new ArrayList<>();
        for (String table : rows.keySet()) {
            TableCopy copy = new TableCopy(table, columns(table, source, target));
            copy.run(source, from.dialect(), target, into.dialect(), sent -> {
                done[0] += sent;
                watcher.copied(table, done[0], all);
            });
            copies.add(copy);
        }
        SortedMap<String, Long> arrived = rows(target);
        if (!arrived.equals(rows)) {
            throw new SQLException("other numbers of rows arrived than were read: " + arrived + " instead of " + rows);
        }
        // last, because H2 commits with it
        for (TableCopy copy : copies) {
            copy.goOnCounting(target, into.dialect(), numbered(copy.table(), target));
        }
        return rows;
    }

    private static SortedMap<String, Long> rows(Connection connection) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    rows.put(table, row.getLong(1));
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = connection.getMetaData().getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith(PREFIX) && !name.equals(MIGRATIONS)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    /** A column in the metadata of one database. */
    private record Described(int type, String typeName, boolean numbered) {
    }

    private static List<CopiedColumn> columns(String table, Connection source, Connection target) throws SQLException {
        Map<String, Described> there = described(table, source);
        Map<String, Described> here = described(table, target);
        if (!there.keySet().equals(here.keySet())) {
            throw new SQLException("the table " + table + " has other columns there: " + there.keySet() + " and " + here.keySet());
        }
        List<CopiedColumn> columns = new ArrayList<>();
        for (Map.Entry<String, Described> column : here.entrySet()) {
            columns.add(CopiedColumn.of(column.getKey(), there.get(column.getKey()).type(),
                    column.getValue().type(), column.getValue().typeName()));
        }
        return columns;
    }

    private static List<String> numbered(String table, Connection target) throws SQLException {
        return described(table, target).entrySet().stream()
                .filter(column -> column.getValue().numbered())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Described> described(String table, Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String name = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        Map<String, Described> columns = new LinkedHashMap<>();
        try (ResultSet row = metaData.getColumns(
                connection.getCatalog(), connection.getSchema(), name.replace("_", metaData.getSearchStringEscape() + "_"), "%")) {
            while (row.next()) {
                columns.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), new Described(
                        row.getInt("DATA_TYPE"),
                        Objects.requireNonNullElse(row.getString("TYPE_NAME"), ""),
                        "YES".equals(row.getString("IS_AUTOINCREMENT"))));
            }
        }
        return columns;
    }
}
