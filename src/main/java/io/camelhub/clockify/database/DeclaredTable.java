package io.camelhub.clockify.database;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table that is declared, rather than made by a migration.
 *
 * @param name    with the plugin's prefix
 * @param comment one sentence
 * @param columns in their order
 * @param key     the columns of the primary key
 */
public record DeclaredTable(String name, String comment, List<Column> columns, List<String> key) {

    /** What a column holds. */
    public enum Kind {
        /** A text of at most 64 characters, in which capitals and accents count. */
        WORD("${id}"),
        TEXT("${text}"),
        LONG("bigint"),
        /** Fourteen digits before the point and six behind it. */
        DECIMAL("decimal(20, 6)"),
        FLAG("boolean"),
        DAY("date"),
        TIME("${ts}"),
        JSON("${json}");

        private static final int SHORT = 255;
        private static final Set<Integer> CHARACTERS = Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        /** The kind of a column, as the metadata of a database describe it; a text where that may be JSON as well. */
        static Kind of(Found found) {
            return found.typeName().toLowerCase(Locale.ROOT).matches("jsonb?") ? JSON
                    : Arrays.stream(values()).filter(kind -> kind.is(found)).findFirst().orElseThrow(() ->
                            new IllegalArgumentException("no column of a stream is " + found.typeName()));
        }

        /** Whether a column is of this kind, as the metadata of a database describe it. */
        boolean is(Found found) {
            boolean json = found.typeName().toLowerCase(Locale.ROOT).matches("jsonb?");
            boolean text = CHARACTERS.contains(found.type()) && !json;
            return switch (this) {
                case WORD -> text && found.size() <= SHORT;
                case TEXT -> text && found.size() > SHORT;
                // text on H2 and MariaDB
                case JSON -> json || text && found.size() > SHORT;
                case LONG -> found.type() == Types.BIGINT;
                case DECIMAL -> found.type() == Types.DECIMAL || found.type() == Types.NUMERIC;
                case FLAG -> found.type() == Types.BOOLEAN || found.type() == Types.BIT || found.type() == Types.TINYINT;
                case DAY -> found.type() == Types.DATE;
                case TIME -> found.type() == Types.TIMESTAMP || found.type() == Types.TIMESTAMP_WITH_TIMEZONE;
            };
        }
    }

    /**
     * A column.
     *
     * @param required whether no row is without it
     */
    public record Column(String name, Kind kind, boolean required, String comment) {

        private String definition() {
            return name + " " + kind.sql + (required ? " not null" : "");
        }
    }

    /**
     * A column that is there.
     *
     * @param type     its JDBC type
     * @param typeName what the database calls it
     * @param size     characters or digits
     */
    record Found(int type, String typeName, int size) {
    }

    public DeclaredTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /**
     * The statements that make the table what is declared, each to be run alone.
     *
     * @param there the columns that it has, by name; empty where there is no such table
     */
    List<String> statements(Map<String, Found> there, Dialect dialect) {
        if (there.isEmpty()) {
            return List.of(typed(creation(dialect), dialect));
        }
        List<String> statements = new ArrayList<>();
        for (Column column : columns) {
            if (!there.containsKey(column.name())) {
                String added = "alter table " + name + " add column " + column.definition();
                statements.add(typed(dialect.commentsInline() ? added + " comment " + quoted(column.comment()) : added, dialect));
                if (!dialect.commentsInline()) {
                    statements.add("comment on column " + name + "." + column.name() + " is " + quoted(column.comment()));
                }
            }
        }
        return statements;
    }

    private String creation(Dialect dialect) {
        StringBuilder sql = new StringBuilder("-- " + comment + "\ncreate table " + name + " (\n");
        columns.forEach(column -> sql.append("  -- ").append(column.comment()).append("\n  ").append(column.definition()).append(",\n"));
        sql.append("  primary key (").append(String.join(", ", key)).append(")\n) ${options};\n");
        return CommentedSql.of(sql.toString(), dialect).replace("create table ", "create table if not exists ");
    }

    private static String typed(String sql, Dialect dialect) {
        String typed = sql;
        for (Map.Entry<String, String> type : dialect.types().entrySet()) {
            typed = typed.replace("${" + type.getKey() + "}", type.getValue());
        }
        return typed;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
