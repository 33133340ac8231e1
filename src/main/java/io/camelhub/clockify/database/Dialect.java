package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.transaction.TransactionDefinition;

/**
 * What differs between the databases that the plugin writes to. Another database is one more class, what its migration needs
 * ({@link #types}), its own variants of some SQL files ({@link Statements}), and itself among those of the tests.
 */
public interface Dialect {

    Dialect H2 = new H2Dialect();

    Dialect POSTGRESQL = new PostgresqlDialect();

    /** MySQL 8 and MariaDB 10.6, and newer. */
    Dialect MYSQL = new MysqlDialect();

    /** All databases that are supported. */
    static List<Dialect> all() {
        return List.of(H2, POSTGRESQL, MYSQL);
    }

    /** The dialect of the database behind a connection; throws where it does not give its name, or is none of those supported. */
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

    /** What the databases call themselves. */
    List<String> products();

    /** The name within the names of this dialect's SQL files. */
    default String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the placeholders of the migrations stand for. */
    Map<String, String> types();

    /** An instant, or null, as this database's parameter for a time column. */
    Object bind(Instant instant);

    /** JSON, or null, as this database's parameter for a column of it. */
    default Object bind(Json json) {
        return json.text();
    }

    /** A value as this database's parameter for a column: instants, enums and JSON as it wants them, all others as they are. */
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

    /** The same by the column's number, from 1. */
    Instant instant(ResultSet row, int column) throws SQLException;

    /** Ids as a parameter of the SQL files: a list, or what this database's variants of the files take apart. */
    default Object ids(Collection<String> ids) {
        return ids;
    }

    /** Ids as a parameter of this database's variants of the SQL files that read them as a table, where that is better than a list. */
    default Object idTable(Collection<String> ids) {
        return ids(ids);
    }

    /**
     * What is behind a column that has one of some values, which are added to those bound: as many as a power of two, filled up with
     * the last, so that the statements have few texts.
     */
    default String in(Collection<?> wanted, List<Object> values) {
        wanted.forEach(value -> values.add(bind(value)));
        int count = wanted.size() == 1 ? 1 : Integer.highestOneBit(wanted.size() - 1) * 2;
        values.addAll(Collections.nCopies(count - wanted.size(), values.get(values.size() - 1)));
        return "in (" + Sql.marks(count) + ")";
    }

    /** That a column has another text than a value; also where the column's collation takes them for the same. */
    default String differs(String column) {
        return column + " <> ?";
    }

    /** A column of JSON as text. */
    String jsonText(String column);

    /** An insert that updates the row with the same keys, where there is one. */
    String upsert(String table, List<String> columns, List<String> keys);

    /** An insert that does nothing where there is a row with the same keys. */
    String insertAbsent(String table, List<String> columns, List<String> keys);

    /** Whether {@link #insertAbsent} has the keys' values once more at the end. */
    default boolean looksForAbsent() {
        return false;
    }

    /** Whether many rows are written by one statement that gets an array for each column, instead of a batch. */
    default boolean writesColumns() {
        return false;
    }

    /** What is at the end of a query whose rows nobody writes until the transaction ends, and others may lock so too. */
    String lockInCommon();

    /** A query for the time of the database's clock as {@code now}, which goes on in a transaction. */
    String now();

    /** Lets the commit of a transaction not wait for the disk; empty where there is no such statement. */
    default String commitSoon() {
        return "";
    }

    /** Lets the commit of a transaction wait for the disk; empty where it does so anyway. */
    default String commitOnDisk() {
        return "";
    }

    /** Has a connection end that is idle for half a minute; empty where the statements that lock see to it, or nobody must. */
    default String limitIdleness() {
        return "";
    }

    /** Undoes {@link #limitIdleness}. */
    default String endIdleLimit() {
        return "";
    }

    /** Writes what is committed to the disk; empty where the commit does. */
    default String flush() {
        return "";
    }

    /** The isolation of transactions. */
    default int isolation() {
        return TransactionDefinition.ISOLATION_DEFAULT;
    }

    /** The isolation in which all tables are read as of one moment. */
    default int isolationOfOneMoment() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    /** Whether numbers that the database gives go on after the highest by themselves, where rows were inserted with their numbers. */
    default boolean countsOn() {
        return false;
    }

    /** Which characters the database has. */
    default Encoding encoding(Connection connection) throws SQLException {
        return Encoding.ALL;
    }

    /** Where the connection looks for tables; of a list of schemas, the first that there is. */
    default String currentSchema(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    /** A name whose letter case is kept. */
    default String quoted(String name) {
        return "\"" + name + "\"";
    }

    /** Whether comments on tables and columns stand where these are created. */
    default boolean commentsInline() {
        return false;
    }

    /** Statements that comment on tables and columns, to be sent at the end of a migration. */
    default String comments(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    /** Whether a migration that fails is undone whole; if not, it passes over what is there when it is tried again. */
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
