package io.camelhub.clockify.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's database as the plugin uses it.
 *
 * <p>Nothing is asked of the database before the first use, so a hub starts while its database is down. Safe for use by
 * several threads.
 */
public final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "clockify/migration";

    private static final int ATTEMPTS = 5;

    private static final int SENT_AT_ONCE = 1000;

    private static final Duration READING_LASTS = Duration.ofSeconds(1);

    /** What the database's clock told, and what ours showed then. */
    private record Reading(Instant told, long nanos) {
    }

    private final SchemaDataSource dataSource;
    private final JdbcClient jdbc;
    private final JdbcTransactionManager transactions;
    private final InstantSource clock;
    private final ClassLoader migrations;
    private final Statements statements = new Statements(this::dialect);
    private volatile Dialect dialect;
    private volatile TransactionTemplate transaction;
    private volatile Reading reading;

    /**
     * Tables in the schema that connections are in anyway.
     *
     * @param dataSource where connections come from
     * @param clock the clock that budgets, leases and due times go by, or null for the database's own
     */
    public Database(DataSource dataSource, InstantSource clock) {
        this(new SchemaDataSource(() -> dataSource, () -> null), clock);
    }

    /**
     * @param dataSource where connections come from
     * @param clock the clock that budgets, leases and due times go by, or null for the database's own
     */
    public Database(SchemaDataSource dataSource, InstantSource clock) {
        this(dataSource, clock, Database.class.getClassLoader());
    }

    /** @param migrations where the folder of the migrations is found, in a jar or not */
    Database(SchemaDataSource dataSource, InstantSource clock, ClassLoader migrations) {
        this.migrations = migrations;
        this.dataSource = Objects.requireNonNull(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new JdbcTransactionManager(dataSource);
        this.clock = clock;
    }

    /** Where connections come from. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Which database this is; asked of it once. */
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

    /** Names and values by turns as a row for {@link #batch}; a value may be null, an {@link Instant} is bound as for a statement. */
    public Map<String, Object> row(Object... parameters) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            row.put((String) parameters[i], parameters[i + 1] instanceof Instant time ? bind(time) : parameters[i + 1]);
        }
        return row;
    }

    /** Runs a statement for each of some rows, sent to the database a thousand at a time. */
    public void batch(String name, List<? extends Map<String, ?>> rows) {
        for (int from = 0; from < rows.size(); from += SENT_AT_ONCE) {
            new NamedParameterJdbcTemplate(dataSource).batchUpdate(sql(name),
                    SqlParameterSourceUtils.createBatch(rows.subList(from, Math.min(rows.size(), from + SENT_AT_ONCE))));
        }
    }

    /** The instant in a time column of the current row, or null. */
    public Instant instant(ResultSet row, String column) throws SQLException {
        return dialect().instant(row, column);
    }

    /** The text of a statement; see {@link Statements}. */
    public String sql(String name) {
        return statements.sql(name);
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
     * Runs a piece of work in one transaction, and again from the start where somebody who writes the same rows at the same
     * time came first; in a transaction that is already open, just once.
     */
    public <T> T inRetriedTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (PessimisticLockingFailureException | DuplicateKeyException e) {
                if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Lets the current transaction be committed without waiting for the disk, where the database can do that (PostgreSQL): it
     * is in force and seen by all at once, but a crash of the database within the next second may undo it.
     */
    public void commitSoon() {
        if (dialect() == Dialect.POSTGRESQL) {
            statement("commit-soon").update();
        }
    }

    /**
     * Lets the current transaction be undone, and its locks go, where nothing comes of it for half a minute: its process may be
     * paused, or its machine without power, and nobody tell the database. On PostgreSQL the statements that lock see to it
     * themselves, as there a setting may be one of the transaction; an H2 database ends with its process.
     */
    public void limitIdleness() {
        if (dialect() == Dialect.MYSQL
                && TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(IdleLimit.class::isInstance)) {
            statement("idle-limit").update();
            TransactionSynchronizationManager.registerSynchronization(new IdleLimit());
        }
    }

    /** Takes the limit of a transaction from its connection again, which others use next. */
    private final class IdleLimit implements TransactionSynchronization {

        @Override
        public void beforeCompletion() {
            try {
                statement("idle-limit-end").update();
            } catch (DataAccessException e) {
                LOG.debug("The connection is gone, and its limit with it: {}", e.getMessage());
            }
        }
    }

    /**
     * Makes sure that what is committed outlives this process, be it killed the next moment: H2 writes a commit to its file up
     * to half a second later. That needs an admin of the H2 database; for others it stays as it is.
     */
    public void flush() {
        if (dialect() == Dialect.H2) {
            try {
                statement("flush").update();
            } catch (DataAccessException e) {
                LOG.debug("Not written to the file at once: {}", e.getMessage());
            }
        }
    }

    /**
     * The transactions of this database, for what cannot be put into a {@link Supplier}.
     *
     * <p>On MySQL and MariaDB, too, they read what is committed, as on the others by default: else a look at a row that is not
     * there would lock the gap, and two workspaces that are written at the same time would lock each other out.
     */
    TransactionTemplate transaction() {
        if (transaction == null) {
            TransactionTemplate template = new TransactionTemplate(transactions);
            if (dialect() == Dialect.MYSQL) {
                template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
            }
            transaction = template;
        }
        return transaction;
    }

    /**
     * Now, by the database's clock, so that all nodes mean the same. It is read once a second and counted on in between, as
     * a page asks for it several times. What is read within a transaction counts there only.
     */
    public Instant now() {
        if (clock != null) {
            return clock.instant();
        }
        Reading last = reading;
        long nanos = System.nanoTime();
        if (last == null || nanos - last.nanos() > READING_LASTS.toNanos()) {
            Instant told = statement("now").query((row, index) -> dialect().instant(row, "now")).single()
                    .truncatedTo(ChronoUnit.MICROS);
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                // as of the question, so that an answer that comes late is old at once
                reading = new Reading(told, nanos);
            }
            return told;
        }
        return last.told().plusNanos(nanos - last.nanos()).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Waits a little.
     *
     * @return false where nobody waits: where time goes by another clock than the database's, which need not go on meanwhile,
     *     or where the thread is to end
     */
    public boolean sleep(Duration wait) {
        if (clock != null) {
            return false;
        }
        try {
            Thread.sleep(Math.max(1, wait.toMillis() + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ids as a parameter: one text on PostgreSQL, whose statements take it apart; a list elsewhere. */
    public Object ids(Collection<String> ids) {
        return dialect() == Dialect.POSTGRESQL ? String.join(",", ids) : ids;
    }

    /** An instant as a parameter for a time column; null stays null. */
    public Object bind(Instant instant) {
        return dialect().bind(instant);
    }

    /**
     * Brings the plugin's tables up to date, and leaves all others alone. Where their schema is missing, it is created.
     *
     * @throws DatabaseUnavailableException where the database does not answer
     * @throws org.flywaydb.core.api.FlywayException where a migration fails
     */
    public void migrate() {
        Dialect current = dialect();
        if (isCurrent()) {
            return;
        }
        try (TrackingDataSource connections = new TrackingDataSource(dataSource.target())) {
            migrate(current, connections);
        }
    }

    /** Asked before Flyway, which takes a good part of a short command to find that there is nothing to do. */
    private boolean isCurrent() {
        try {
            Set<String> known = known();
            return !known.isEmpty() && statement("schema-history")
                    .query((row, index) -> row.getString("version") + " " + row.getString("checksum"))
                    .list()
                    .containsAll(known);
        } catch (DataAccessException | IOException | FileSystemNotFoundException e) {
            LOG.debug("Flyway is to look at the tables: {}", e.getMessage());
            return false;
        }
    }

    /** What Flyway notes of the files in the folder of the migrations: version and checksum. */
    private Set<String> known() throws IOException {
        Set<String> known = new HashSet<>();
        for (URL folder : Collections.list(migrations.getResources(MIGRATIONS))) {
            for (String name : names(folder)) {
                try (InputStream file = migrations.getResourceAsStream(MIGRATIONS + "/" + name)) {
                    CRC32 checksum = new CRC32();
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                            .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
                    known.add(name.substring(1, name.indexOf("__")) + " " + (int) checksum.getValue());
                }
            }
        }
        return known;
    }

    private static List<String> names(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                return file.stream().map(JarEntry::getName).filter(name -> name.matches(MIGRATIONS + "/V.+"))
                        .map(name -> name.substring(MIGRATIONS.length() + 1)).toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("V")).toList();
        }
    }

    private void migrate(Dialect current, TrackingDataSource connections) {
        FluentConfiguration flyway = Flyway.configure(migrations)
                .dataSource(connections)
                .locations("classpath:" + MIGRATIONS)
                .table("clockify_schema_history")
                .placeholders(current.types())
                .baselineOnMigrate(true)
                .baselineVersion("0");
        if (dataSource.schema() != null) {
            flyway.defaultSchema(dataSource.schema()).createSchemas(true);
        }
        flyway.load().migrate();
    }
}
