package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Copies one table; its names come from the database's metadata, and its values are bound. */
final class TableCopy {

    /** The batch size in rows. */
    private static final int AT_ONCE = 1000;

    private final String table;
    private final List<CopiedColumn> columns;

    TableCopy(String table, List<CopiedColumn> columns) {
        this.table = table;
        this.columns = columns;
    }

    String table() {
        return table;
    }

    /** @param copied receives the number of sent rows after each batch */
    void run(Connection from, Dialect fromDialect, Connection into, Dialect intoDialect, LongConsumer copied) throws SQLException {
        String names = columns.stream().map(CopiedColumn::name).collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement read = from.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                PreparedStatement write = into.prepareStatement("insert into " + table + " (" + names + ") values (" + places + ")")) {
            read.setFetchSize(fetchSize(from));
            try (ResultSet row = read.executeQuery("select " + names + " from " + table)) {
                int waiting = 0;
                while (row.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        columns.get(i).copy(row, fromDialect, write, i + 1, intoDialect);
                    }
                    write.addBatch();
                    if (++waiting == AT_ONCE) {
                        write.executeBatch();
                        copied.accept(waiting);
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    write.executeBatch();
                    copied.accept(waiting);
                }
            }
        }
    }

    /** Connector/J reads a whole table into memory, unless this value asks for streaming. */
    private static int fetchSize(Connection connection) throws SQLException {
        return connection.getMetaData().getDriverName().startsWith("MySQL Connector") ? Integer.MIN_VALUE : AT_ONCE;
    }

    /** Lets generated ids continue after the highest copied one. */
    void goOnCounting(Connection into, Dialect dialect, List<String> numbered) throws SQLException {
        if (dialect.countsOn()) {
            return;
        }
        try (Statement statement = into.createStatement()) {
            for (String column : numbered) {
                long next;
                try (ResultSet row = statement.executeQuery("select coalesce(max(" + column + "), 0) + 1 from " + table)) {
                    row.next();
                    next = row.getLong(1);
                }
                statement.execute("alter table " + table + " alter column " + column + " restart with " + next);
            }
        }
    }
}
