package io.camelhub.clockify;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.RecordedRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

/** A hub for tests: the real routes in Camel Main, a real database, and what its syncs told. */
public final class Hub implements AutoCloseable, SyncListener {

    private final Main main = new Main();
    private final List<RunSummary> runs = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> waits = Collections.synchronizedList(new ArrayList<>());

    /** Its own pool, which Camel leaves open until the process ends; null where a test gave one. */
    private final HikariDataSource pool;

    private Hub(Properties properties, Path settingsFile, InstantSource clock, DataSource dataSource) {
        if (settingsFile != null) {
            main.setPropertyPlaceholderLocations("file:" + settingsFile);
        }
        main.setOverrideProperties(properties);
        if (clock != null) {
            main.bind("clockifyClock", clock);
        }
        if (dataSource != null) {
            main.bind("hub", dataSource);
        }
        main.start();
        bean("clockifyProgress", Progress.class).listen(this);
        pool = dataSource == null ? bean("hub", HikariDataSource.class) : null;
    }

    /** Starts a hub whose schedule is off; one integration, {@code acme}, has the simulator's admin key. */
    public static Hub start(ClockifySimulator simulator, TestDatabases.Access database, Map<String, String> settings) {
        return start(simulator, database, settings, null);
    }

    /** The same, by a clock of the test's. */
    public static Hub start(
            ClockifySimulator simulator,
            TestDatabases.Access database,
            Map<String, String> settings,
            InstantSource clock) {
        return new Hub(acme(basics(database), simulator, settings), null, clock, null);
    }

    /** The same, over a DataSource of the test's. */
    public static Hub start(
            ClockifySimulator simulator, DataSource dataSource, Map<String, String> settings, InstantSource clock) {
        return new Hub(acme(basics(), simulator, settings), null, clock, dataSource);
    }

    private static Properties acme(Properties properties, ClockifySimulator simulator, Map<String, String> settings) {
        properties.setProperty("clockify.tick", "0 0 0 1 1 ? 2099");
        properties.setProperty("clockify.integrations.acme.api-key", simulator.world().adminKey());
        properties.setProperty("clockify.integrations.acme.api-url", simulator.apiUrl());
        properties.setProperty("clockify.integrations.acme.reports-url", simulator.reportsUrl());
        settings.forEach((name, value) -> {
            if (value == null) {
                properties.remove(name);
            } else {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    /** Starts a hub that takes all {@code clockify.*} settings from a file, as an admin's does. */
    public static Hub start(Path settingsFile, TestDatabases.Access database) {
        return new Hub(basics(database), settingsFile, null, null);
    }

    /** The same, with properties that count before the file. */
    public static Hub start(Path settingsFile, TestDatabases.Access database, Map<String, String> settings) {
        Properties properties = basics(database);
        properties.putAll(settings);
        return new Hub(properties, settingsFile, null, null);
    }

    /** The same, by a clock of the test's. */
    public static Hub start(Path settingsFile, TestDatabases.Access database, Map<String, String> settings, InstantSource clock) {
        Properties properties = basics(database);
        properties.putAll(settings);
        return new Hub(properties, settingsFile, clock, null);
    }

    private static Properties basics() {
        Properties properties = new Properties();
        properties.setProperty("camel.main.routes-include-pattern", "file:routes/*.camel.yaml");
        // it has tests of its own
        properties.setProperty("camel.main.routes-exclude-pattern", "**/clockify-console.camel.yaml");
        properties.setProperty("camel.main.auto-configuration-log-summary", "false");
        properties.setProperty("camel.main.startup-summary-level", "Oneline");
        properties.setProperty("camel.main.shutdown-timeout", "5");
        // they have tests of their own
        properties.setProperty("clockify.streams", "none");
        return properties;
    }

    private static Properties basics(TestDatabases.Access database) {
        Properties properties = basics();
        properties.setProperty("camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource");
        properties.setProperty("camel.beans.hub.jdbc-url", database.jdbcUrl());
        properties.setProperty("camel.beans.hub.username", database.username());
        if (!database.password().isEmpty()) {
            properties.setProperty("camel.beans.hub.password", database.password());
        }
        properties.setProperty("camel.beans.hub.maximum-pool-size", "6");
        return properties;
    }

    @Override
    public void finished(RunSummary run) {
        runs.add(run);
    }

    @Override
    public void failed(String integration, String message) {
        failures.add(integration + ": " + message);
    }

    @Override
    public void waiting(String integration, String workspaceId, java.time.Instant until, String reason) {
        waits.add(reason);
    }

    /**
     * Syncs, and dies at a request: the connections to the database are cut, and nothing is left of this hub but the tables.
     *
     * @param number which of the requests, from 1
     * @return whether the sync came that far
     */
    public boolean syncAndDieAt(ClockifySimulator simulator, Predicate<RecordedRequest> which, int number) {
        AtomicInteger requests = new AtomicInteger();
        HikariDataSource connections = bean("hub", HikariDataSource.class);
        simulator.faults().next(1, request -> {
            if (which.test(request) && requests.incrementAndGet() == number) {
                connections.close();
            }
            return false;
        }, Fault.reset());
        try {
            sync();
        } catch (RuntimeException killed) {
            if (!connections.isClosed()) {
                throw killed;
            }
        }
        boolean died = connections.isClosed();
        close();
        simulator.faults().clear();
        return died;
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** The hub's own view of its database. */
    public Database database() {
        return bean("clockifyDatabase", Database.class);
    }

    /** Syncs all integrations, and returns the runs in the order in which they ended. */
    public List<RunSummary> sync() {
        return sync(SyncOrder.of(List.of()));
    }

    public List<RunSummary> sync(SyncOrder order) {
        runs.clear();
        failures.clear();
        waits.clear();
        try {
            main.getCamelTemplate().requestBody("direct:clockify-sync", order);
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(runs);
    }

    /** From now on these are all integrations, with other settings besides, as after an edit. */
    void configure(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(context().getPropertiesComponent().loadProperties());
        properties.keySet().removeIf(name -> name.toString().startsWith("clockify.integrations."));
        properties.putAll(settings);
        context().getPropertiesComponent().setOverrideProperties(properties);
    }

    /** The plugin's tables, but for the record of the migrations. */
    List<String> tables() {
        boolean mysql = database().dialect() == Dialect.MYSQL;
        return rows("select distinct lower(table_name) as name from information_schema.tables"
                + " where lower(table_name) like 'clockify!_%' escape '!' and upper(table_type) like '%TABLE'"
                // the server has the databases of other tests, too
                + (mysql ? " and table_schema = database()" : "")).stream()
                .map(row -> row.values().iterator().next().toString())
                .filter(table -> !table.equals("clockify_schema_history"))
                .toList();
    }

    /** A bean of the plugin's. */
    <T> T bean(String name, Class<T> type) {
        return context().getRegistry().lookupByNameAndType(name, type);
    }

    /** The runs that ended since the hub started or was last asked for a sync. */
    public List<RunSummary> runs() {
        return List.copyOf(runs);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    public List<String> waits() {
        return List.copyOf(waits);
    }

    /** Rows of a statement. */
    public List<Map<String, Object>> rows(String sql) {
        return org.springframework.jdbc.core.simple.JdbcClient.create(database().dataSource())
                .sql(sql)
                .query()
                .listOfRows();
    }

    /** Runs a statement, behind the hub's back. */
    public void execute(String sql) {
        org.springframework.jdbc.core.simple.JdbcClient.create(database().dataSource()).sql(sql).update();
    }

    public long count(String sql) {
        return ((Number) rows(sql).get(0).values().iterator().next()).longValue();
    }

    @Override
    public void close() {
        main.stop();
        if (pool != null) {
            pool.close();
        }
    }
}
