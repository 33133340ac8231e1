package io.camelhub.clockify.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables as the database itself knows them: puts rows into any of them, and reads all of them. */
public final class SchemaRows {

    /** The time in all columns that have to have one, and were not given another. */
    public static final Instant THEN = Instant.parse("2026-01-01T08:00:00Z");

    private final Database database;
    private final JdbcClient jdbc;

    public SchemaRows(Database database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database.dataSource());
    }

    /** Every table of the plugin, with its columns in their order. */
    public Map<String, List<String>> columns() {
        String schema = switch (database.dialect().name()) {
            case "H2" -> "current_schema";
            case "POSTGRESQL" -> "current_schema()";
            default -> "database()";
        };
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.sql("select lower(c.table_name) as in_table, lower(c.column_name) as called from information_schema.columns c"
                + " join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name"
                + " where c.table_schema = " + schema + " and t.table_type = 'BASE TABLE' and lower(c.table_name) like 'clockify!_%' escape '!'"
                + " and lower(c.table_name) <> 'clockify_schema_history'"
                + " order by c.table_name, c.ordinal_position").query(row -> {
                    columns.computeIfAbsent(row.getString("in_table"), none -> new ArrayList<>()).add(row.getString("called"));
                });
        return columns;
    }

    /** Puts a row into a table, given as columns and values by turns; what else the table has to have, it gets. */
    public SchemaRows insert(String table, Object... row) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < row.length; i += 2) {
            values.put((String) row[i], row[i + 1] instanceof Instant time ? database.bind(time) : row[i + 1]);
        }
        List<String> names = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        List<Object> bound = new ArrayList<>();
        jdbc.sql("select * from " + table + " where 1 = 0").query(rows -> {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
                boolean needed = columns.isNullable(i) == ResultSetMetaData.columnNoNulls && !columns.isAutoIncrement(i);
                if (values.containsKey(name) || needed) {
                    names.add(name);
                    marks.add(columns.getColumnTypeName(i).equals("jsonb") ? "cast(? as jsonb)" : "?");
                    bound.add(values.containsKey(name) ? values.remove(name) : value(columns.getColumnType(i)));
                }
            }
            return names;
        });
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(table + " has no columns " + values.keySet());
        }
        jdbc.sql("insert into " + table + " (" + String.join(", ", names) + ") values (" + String.join(", ", marks) + ")").params(bound).update();
        return this;
    }

    private Object value(int type) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER -> 1;
            case Types.BOOLEAN, Types.BIT, Types.TINYINT -> false;
            case Types.DATE -> java.sql.Date.valueOf("2026-01-01");
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> database.bind(THEN);
            default -> "{}";
        };
    }

    /** Every row of every table, sorted: the table, and each column that has a value, but for {@link #THEN}. */
    public List<String> all() {
        List<String> lines = new ArrayList<>();
        columns().forEach((table, names) -> lines.addAll(jdbc.sql("select * from " + table)
                .query((row, index) -> table + ":" + cells(row, names)).list().stream().sorted().toList()));
        return lines;
    }

    private String cells(ResultSet row, List<String> names) throws SQLException {
        StringBuilder cells = new StringBuilder();
        for (int i = 1; i <= names.size(); i++) {
            int type = row.getMetaData().getColumnType(i);
            boolean time = type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE;
            boolean truth = type == Types.BIT || type == Types.BOOLEAN;
            String text = row.getString(i);
            if (text != null) {
                Object cell = time ? database.instant(row, names.get(i - 1)) : truth ? row.getBoolean(i)
                        : text.startsWith("{") || text.startsWith("[") ? text.replaceAll("([:,]) ", "$1") : text.strip();
                if (!THEN.equals(cell)) {
                    cells.append(' ').append(names.get(i - 1)).append('=').append(cell.toString().replace("\n", "|"));
                }
            }
        }
        return cells.toString();
    }
}
