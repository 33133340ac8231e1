package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.transaction.TransactionDefinition;

/**
 * The differences between the supported databases. Another database needs an implementation with its types for the migration ({@link #types}), its
 * variants of some SQL files ({@link Statements}), and its place in the tests.
 */
public interface Dialect {

    /** When the parts {@code t} of a person's day before this one have ended: a window by all columns by which a query may choose its days. */
    String REACHED = "max(t.part_to) over (partition by t.employee_id, t.employee_name, t.team, t.calendar_day, t.week_start, t.month_start,"
            + " t.zone, t.working_day order by t.part_from, t.part_to, t.workspace_id, t.time_entry_id"
            + " rows between unbounded preceding and 1 preceding)";

    Dialect H2 = new H2Dialect();

    Dialect POSTGRESQL = new PostgresqlDialect();

    /** MySQL 8 and MariaDB 10.6, or newer. */
    Dialect MYSQL = new MysqlDialect();

    /** All databases that are supported. */
    static List<Dialect> all() {
        return List.of(H2, POSTGRESQL, MYSQL);
    }

    /**
     * The dialect of a connection.
     *
     * @throws SQLException from the driver
     */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return all().stream().filter(dialect -> dialect.products().contains(product)).findFirst()
                .orElseThrow(() -> new SQLException(product + " is not supported; take H2, PostgreSQL, MySQL or MariaDB"));
    }

    /** The dialect of a name; throws where there is none. */
    static Dialect named(String name) {
        return all().stream().filter(dialect -> dialect.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no dialect " + name));
    }

    /** A short name in capitals. */
    String name();

    /** The product names in the metadata. */
    List<String> products();

    /** The dialect's part in the names of its SQL files. */
    default String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The values of the placeholders in the migrations. */
    Map<String, String> types();

    /** An instant as a parameter for a time column; null stays null. */
    Object bind(Instant instant);

    /** JSON as a parameter for its column; null stays null. */
    default Object bind(Json json) {
        return json.text();
    }

    /** A value as a parameter: instants, enums and JSON in this database's form, all others unchanged. */
    default Object bind(Object value) {
        if (value instanceof Instant instant) {
            return bind(instant);
        }
        if (value instanceof Json json) {
            return bind(json);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** The instant in a time column of the current row, or null. */
    default Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    /** The instant in a time column of the current row, by the column's number from 1; null stays null. */
    Instant instant(ResultSet row, int column) throws SQLException;

    /** Ids as a parameter of the SQL files: a list, or the form of this database's variants. */
    default Object ids(Collection<String> ids) {
        return ids;
    }

    /** Ids as a parameter of this database's variants of the SQL files that read them as a table, where that is better than a list. */
    default Object idTable(Collection<String> ids) {
        return ids(ids);
    }

    /**
     * The SQL after a column for "one of these values", which are added to the bound ones: padded to a power of two with the last, so that there
     * are few different statements.
     */
    default String in(Collection<?> wanted, List<Object> values) {
        List<Object> all = Sql.padded(wanted);
        all.forEach(value -> values.add(bind(value)));
        return "in (" + Sql.marks(all.size()) + ")";
    }

    /**
     * Whether rows with one of several keys are only looked up by an index if each key is compared as a whole: otherwise H2 reads all rows with the
     * columns that are alike, and compares each with each key.
     */
    default boolean looksUpWholeKeys() {
        return false;
    }

    /** The SQL condition that some columns have these values, and another one of several, compared as whole keys; the values are added to the bound ones. */
    default String wholeKeys(Map<String, Object> at, String column, Collection<?> wanted, List<Object> values) {
        List<Object> all = Sql.padded(wanted);
        all.forEach(value -> {
            at.values().forEach(same -> values.add(bind(same)));
            values.add(bind(value));
        });
        List<String> columns = new ArrayList<>(at.keySet());
        columns.add(column);
        String key = "(" + Sql.marks(columns.size()) + ")";
        return "(" + String.join(", ", columns) + ") in (" + String.join(", ", Collections.nCopies(all.size(), key)) + ")";
    }

    /** The SQL condition that a column's text differs from a value, even where its collation treats them as equal. */
    default String differs(String column) {
        return column + " <> ?";
    }

    /** A column of JSON as text. */
    String jsonText(String column);

    /** An insert that updates the row with the same keys instead, if there is one. */
    String upsert(String table, List<String> columns, List<String> keys);

    /** An insert that does nothing if there is a row with the same keys. */
    String insertAbsent(String table, List<String> columns, List<String> keys);

    /** Whether {@link #insertAbsent} has the keys' values a second time at the end. */
    default boolean looksForAbsent() {
        return false;
    }

    /** Whether many rows are written by one statement with an array per column, instead of a batch. */
    default boolean writesColumns() {
        return false;
    }

    /** The end of a query with a shared row lock. */
    String lockInCommon();

    /** A query for the database's wall-clock time as {@code now}, which advances within a transaction. */
    String now();

    /** The statement after which a commit does not wait for the disk; empty for none. */
    default String commitSoon() {
        return "";
    }

    /** The statement after which a commit waits for the disk; empty where it always does. */
    default String commitOnDisk() {
        return "";
    }

    /** The statement that ends connections idle for half a minute; empty where other statements do it, or it is not needed. */
    default String limitIdleness() {
        return "";
    }

    /** The statement that ends the effect of {@link #limitIdleness}. */
    default String endIdleLimit() {
        return "";
    }

    /** The statement that writes commits to the disk; empty where the commit does. */
    default String flush() {
        return "";
    }

    /** The isolation level of transactions. */
    default int isolation() {
        return TransactionDefinition.ISOLATION_DEFAULT;
    }

    /** The isolation level that reads all tables from one snapshot. */
    default int isolationOfOneMoment() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    /** Whether generated numbers continue after the highest inserted one automatically. */
    default boolean countsOn() {
        return false;
    }

    /** The database's character set. */
    default Encoding encoding(Connection connection) throws SQLException {
        return Encoding.ALL;
    }

    /** The schema in which the connection finds tables; the first existing one of a list. */
    default String currentSchema(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    /** A quoted name, which keeps its letter case. */
    default String quoted(String name) {
        return "\"" + name + "\"";
    }

    /** Whether comments on tables and columns are part of {@code create}. */
    default boolean commentsInline() {
        return false;
    }

    /** The statements that comment tables and columns, at the end of a migration. */
    default String comments(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    /** Whether a failed migration is rolled back completely; otherwise a retry skips what exists. */
    default boolean undoesMigrations() {
        return false;
    }

    /**
     * A statement that creates an index unless it is there.
     *
     * @param unique {@code unique} and a space, or empty
     * @param columns in brackets
     */
    default String index(String unique, String name, String table, String columns) {
        return "create " + unique + "index if not exists " + name + " on " + table + " " + columns + ";";
    }
}
