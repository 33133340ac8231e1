package io.camelhub.clockify.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's database.
 *
 * <p>It is not used before the first call that needs it, so a hub starts while its database is down. Safe for use by several threads.
 */
public final class Database {

    /** The place of the conditions that a caller adds. */
    private static final String ANY_ROW = "/* filter */ true";

    private static final int CLOCK_ATTEMPTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int SENT_AT_ONCE = 1000;

    private final HubDataSource dataSource;
    private final JdbcClient jdbc;
    private final Statements statements = new Statements(this::dialect);
    private final Transactions transactions;
    private final InstantSource clock;
    private final Migrations migrations;
    private final Map<List<Object>, String> texts = new ConcurrentHashMap<>();
    private final Map<Class<?>, RowMapper<?>> rows = new ConcurrentHashMap<>();
    private volatile Dialect dialect;

    /** @param clock the clock of budgets, leases and due times; null for the database's own */
    public Database(DataSource dataSource, InstantSource clock) {
        this(new HubDataSource(() -> dataSource), clock);
    }

    /**
     * @param dataSource the connections
     * @param clock the clock of budgets, leases and due times; null for the database's own
     */
    public Database(HubDataSource dataSource, InstantSource clock) {
        this(dataSource, clock, Database.class.getClassLoader());
    }

    /** @param migrations the class loader that finds the folder of the migrations */
    Database(HubDataSource dataSource, InstantSource clock, ClassLoader migrations) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new Transactions(dataSource, this::dialect);
        this.clock = clock != null ? clock : new DatabaseClock(
                this::readNow,
                Transactions::isOpen, System::nanoTime);
        this.migrations = new Migrations(this, dataSource, migrations);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** The dialect; read once. */
    public Dialect dialect() {
        if (dialect == null) {
            try (Connection connection = dataSource.target().getConnection()) {
                dialect = Dialect.of(connection);
            } catch (SQLException e) {
                throw new DatabaseUnavailableException(e);
            }
        }
        return dialect;
    }

    /** The character set; read once. */
    public Encoding encoding() {
        try {
            return dataSource.encoding();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
    }

    /** The SQL files. */
    public Statements statements() {
        return statements;
    }

    /**
     * A statement to run, inside the current transaction where there is one.
     *
     * @param name {@code <owner>/<statement>}, see {@link Statements}
     * @param parameters names and values by turns; an {@link Instant} is bound as the database's time columns want it
     */
    public JdbcClient.StatementSpec statement(String name, Object... parameters) {
        return jdbc.sql(sql(name)).params(row(parameters));
    }

    /**
     * A statement in whose text conditions take the place of {@value #ANY_ROW}.
     *
     * @param conditions constants of the code, with parameters such as {@code :name}; empty for any row
     */
    public JdbcClient.StatementSpec statement(String name, List<String> conditions) {
        return jdbc.sql(sql(name).replace(ANY_ROW, conditions.isEmpty() ? "true" : String.join(" and ", conditions)));
    }

    /** Runs a query, and passes its rows on one by one, with at most this many in memory where the database supports that. */
    public void stream(String name, int atOnce, RowCallbackHandler row, Object... parameters) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(atOnce);
        // PostgreSQL supports it only within a transaction
        inTransaction(() -> new NamedParameterJdbcTemplate(template).query(sql(name), row(parameters), row));
    }

    /**
     * A table, for the statements that are built of its name and columns.
     *
     * @param name a constant of the code
     */
    public Table table(String name) {
        return new Table(this, name, Map.of());
    }

    /** Inserts a row into a table; see {@link Table#insert}. */
    public void insert(String table, Map<String, ?> row) {
        table(table).insert(row);
    }

    /** Inserts rows into a table; see {@link Table#insert}. */
    public void insert(String table, List<? extends Map<String, ?>> rows) {
        table(table).insert(rows);
    }

    /**
     * A query's rows as objects: of a record, whose components match columns by name ({@code backfillFrom} for {@code backfill_from}), or of a
     * single column's type: text, a number, a boolean, an instant, or an enum by its name. Null stays null, but is refused for a primitive
     * component.
     */
    @SuppressWarnings("unchecked")
    public <T> RowMapper<T> rows(Class<T> type) {
        return (RowMapper<T>) rows.computeIfAbsent(type, none -> Rows.of(dialect(), type));
    }

    /**
     * A statement that another class has built.
     *
     * @param sql of constants of the code, with parameters such as {@code :name}
     * @param parameters their values, as {@link #row} returns them
     */
    public JdbcClient.StatementSpec built(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters);
    }

    /** A statement by its text, with values for its question marks. */
    JdbcClient.StatementSpec run(String sql, List<Object> values) {
        return jdbc.sql(sql).params(values);
    }

    /** A statement by its parts, with values for its question marks. */
    JdbcClient.StatementSpec run(List<Object> parts, List<Object> values) {
        return run(text(parts, () -> Sql.text(parts)), values);
    }

    void runEach(String sql, List<Object[]> rows) {
        new JdbcTemplate(dataSource).batchUpdate(sql, rows);
    }

    /** The text of a statement of a form; built once per form. */
    String text(List<Object> form, Supplier<String> text) {
        String known = texts.get(form);
        return known != null ? known : texts.computeIfAbsent(form, none -> text.get());
    }

    /** The second of two text columns by the first. */
    public Map<String, String> pairs(String name, Object... parameters) {
        Map<String, String> pairs = new LinkedHashMap<>();
        statement(name, parameters).query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }

    /** Names and values by turns as a row for {@link #batch}; a value may be null, an {@link Instant} or an enum is bound as for a statement. */
    public Map<String, Object> row(Object... parameters) {
        Map<String, Object> row = namedValues(parameters);
        row.replaceAll((name, value) -> value instanceof Instant || value instanceof Enum ? dialect().bind(value) : value);
        return row;
    }

    static Map<String, Object> namedValues(Object... namesAndValues) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return pairs;
    }

    /** Runs a statement for each of some rows, sent to the database a thousand at a time. */
    public void batch(String name, List<? extends Map<String, ?>> rows) {
        for (int from = 0; from < rows.size(); from += SENT_AT_ONCE) {
            new NamedParameterJdbcTemplate(dataSource).batchUpdate(sql(name),
                    SqlParameterSourceUtils.createBatch(rows.subList(from, Math.min(rows.size(), from + SENT_AT_ONCE))));
        }
    }

    /** The text of a statement; see {@link Statements}. */
    public String sql(String name) {
        return statements.sql(name);
    }

    /** An instant as a parameter for a time column; null stays null. */
    public Object bind(Instant instant) {
        return dialect().bind(instant);
    }

    /** The instant in a time column of the current row, or null. */
    public Instant instant(ResultSet row, String column) throws SQLException {
        return dialect().instant(row, column);
    }

    /** Ids as a parameter: one text on PostgreSQL, whose statements split it; a list on the others. */
    public Object ids(Collection<String> ids) {
        return dialect().ids(ids);
    }

    /** Ids as a parameter of statements whose variant of H2 joins them as rows. */
    public Object idTable(Collection<String> ids) {
        return dialect().idTable(ids);
    }

    /** Runs a piece of work in one transaction, or in the one that is already open. */
    public <T> T inTransaction(Supplier<T> work) {
        return transaction().execute(status -> work.get());
    }

    /** Runs a piece of work in one transaction, or in the one that is already open. */
    public void inTransaction(Runnable work) {
        transaction().executeWithoutResult(status -> work.run());
    }

    /**
     * Runs some work in one transaction, and repeats it after a conflict with a concurrent writer of the same rows; within an open transaction, it
     * runs once.
     */
    public <T> T inRetriedTransaction(Supplier<T> work) {
        return transactions.retried(work);
    }

    /** The transactions of this database, for what cannot be put into a {@link Supplier}. */
    TransactionTemplate transaction() {
        return transactions.template();
    }

    /**
     * Lets the current transaction commit without waiting for the disk, where the database supports that (PostgreSQL): it is visible at once, but a
     * crash of the database within the next second may undo it.
     */
    public void commitSoon() {
        execute(dialect().commitSoon());
    }

    /** Runs some work after the commit of the current transaction; at once where there is none. */
    public void afterCommit(Runnable work) {
        Transactions.afterCommit(work);
    }

    /**
     * Makes the commit of the current transaction wait for the disk, and with it for all earlier commits, where that is not the default
     * (PostgreSQL).
     */
    public void commitOnDisk() {
        execute(dialect().commitOnDisk());
    }

    void execute(String sql) {
        if (!sql.isEmpty()) {
            jdbc.sql(sql).update();
        }
    }

    /**
     * Rolls the current transaction back, and releases its locks, after half a minute without a statement: its process may be paused, or its
     * machine without power, and the database would not notice. On PostgreSQL the locking statements set such a limit themselves; an H2 database
     * ends with its process.
     */
    public void limitIdleness() {
        if (!dialect().limitIdleness().isEmpty()) {
            IdleLimit.set(this);
        }
    }

    /**
     * Makes all commits durable even if this process is killed at once: H2 writes a commit to its file up to half a second later. Needs an admin of
     * the H2 database; does nothing for other users.
     */
    public void flush() {
        try {
            execute(dialect().flush());
        } catch (DataAccessException e) {
            LOG.debug("Not written to the file at once: {}", e.getMessage());
        }
    }

    /**
     * Reads the time again after a bug of H2: a session that ends meanwhile causes a NullPointerException in H2 ({@code getBlockerId}), without
     * further effect.
     */
    private Instant readNow() {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbc.sql(dialect().now()).query((row, index) -> instant(row, "now")).single();
            } catch (UncategorizedSQLException e) {
                if (attempt == CLOCK_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The current time, by the database's clock or the one given instead. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Waits a little; false without a wait: where another clock than the database's is used, which may stand still, or where the thread is
     * interrupted.
     */
    public boolean sleep(Duration wait) {
        return clock instanceof DatabaseClock own && own.sleep(wait);
    }

    /** Migrates the plugin's tables, and no others. A missing schema is created. */
    public void migrate() {
        migrations.migrate();
    }
}
