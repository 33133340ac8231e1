package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The comments and keys of the schema, as a database that was just migrated reports them. */
final class SchemaComments {

    /**
     * The comment of a table or view, and those of its columns.
     *
     * @param key the columns of the primary key, in its order; empty for a view
     */
    record Explained(boolean view, String comment, Map<String, String> columns, List<String> key) {
    }

    private SchemaComments() {
    }

    /** By the name of the table or view, in small letters. */
    static Map<String, Explained> of(Dialect dialect) throws SQLException {
        Map<String, Explained> explained = new LinkedHashMap<>();
        try (Connection connection = TestDatabases.fresh(dialect).dataSource().getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            String catalog = connection.getCatalog();
            String schema = connection.getSchema();
            try (ResultSet row = database.getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
                while (row.next()) {
                    String name = row.getString("TABLE_NAME");
                    if (!name.equalsIgnoreCase("clockify_schema_history")) {
                        explained.put(name.toLowerCase(Locale.ROOT), new Explained(row.getString("TABLE_TYPE").equals("VIEW"), row.getString("REMARKS"),
                                new LinkedHashMap<>(), key(database, catalog, schema, name)));
                    }
                }
            }
            try (ResultSet row = database.getColumns(catalog, schema, "%", "%")) {
                while (row.next()) {
                    String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (explained.containsKey(table)) {
                        explained.get(table).columns().put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getString("REMARKS"));
                    }
                }
            }
        }
        return explained;
    }

    private static List<String> key(DatabaseMetaData database, String catalog, String schema, String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row = database.getPrimaryKeys(catalog, schema, table)) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(columns.values());
    }
}
