package io.camelhub.clockify.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A column of a copied table.
 *
 * @param name in lower case
 * @param kind how its values are converted between the databases
 * @param bound the JDBC type of its values in the target database
 */
record CopiedColumn(String name, Kind kind, int bound) {

    /** The kinds of values for which the databases have types of their own. */
    enum Kind { TIME, FLAG, NUMBER, DAY, TEXT }

    /**
     * The column, by the metadata of both databases.
     *
     * @throws SQLException for a type that the plugin's tables do not have
     */
    static CopiedColumn of(String name, int typeThere, int typeHere, String typeNameHere) throws SQLException {
        boolean json = typeNameHere.toLowerCase(Locale.ROOT).matches("jsonb?");
        if (typeThere == Types.BOOLEAN || typeThere == Types.BIT || typeHere == Types.BOOLEAN || typeHere == Types.BIT) {
            return new CopiedColumn(name, Kind.FLAG, Types.BOOLEAN);
        }
        return switch (typeHere) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> new CopiedColumn(name, Kind.TIME, typeHere);
            case Types.DATE -> new CopiedColumn(name, Kind.DAY, Types.DATE);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                new CopiedColumn(name, Kind.NUMBER, Types.NUMERIC);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> new CopiedColumn(name, Kind.TEXT, Types.VARCHAR);
            default -> {
                if (!json) {
                    throw new SQLException("the column " + name + " has a type that cannot be copied: " + typeNameHere);
                }
                yield new CopiedColumn(name, Kind.TEXT, Types.OTHER);
            }
        };
    }

    /** Binds the current row's value to a statement of the target database. */
    void copy(ResultSet row, Dialect from, PreparedStatement into, int index, Dialect to) throws SQLException {
        Object value = switch (kind) {
            case TIME -> to.bind(from.instant(row, name));
            case FLAG -> flag(row);
            case NUMBER -> row.getBigDecimal(name);
            case DAY -> row.getObject(name, LocalDate.class);
            case TEXT -> row.getString(name);
        };
        if (value == null) {
            into.setNull(index, bound);
        } else if (bound == Types.OTHER) {
            into.setObject(index, value, Types.OTHER);
        } else {
            into.setObject(index, value);
        }
    }

    private Boolean flag(ResultSet row) throws SQLException {
        boolean value = row.getBoolean(name);
        return row.wasNull() ? null : value;
    }
}
