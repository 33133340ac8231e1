package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The record of a run, beside others who write the same rows. */
@Timeout(120)
class RunRecordTest {

    private final World world = World.builder().seed(83).people(4).entries(60).from(Instant.now().minus(Duration.ofDays(20))).build();

    /**
     * Connections over which it is seen what comes before a statement in its transaction; the first of them is refused if wanted, as a
     * database does that undoes one of two transactions that wait for each other.
     */
    private static final class Watched extends DelegatingDataSource {

        private final String statement;
        private final boolean refuses;
        private final List<List<String>> before = new CopyOnWriteArrayList<>();

        Watched(HikariDataSource target, String statement, boolean refuses) {
            super(target);
            this.statement = statement;
            this.refuses = refuses;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            List<String> transaction = new ArrayList<>();
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                if (Set.of("commit", "rollback", "setAutoCommit").contains(method.getName())) {
                    transaction.clear();
                } else if (method.getName().equals("prepareStatement")) {
                    if (arguments[0].toString().startsWith(statement)) {
                        before.add(List.copyOf(transaction));
                        if (refuses && before.size() == 1) {
                            throw new SQLTransactionRollbackException("deadlock detected", "40001");
                        }
                    }
                    transaction.add(arguments[0].toString());
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }

    private static HikariDataSource pool(TestDatabases.Access database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        return pool;
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into clockify_sync_run", "update clockify_sync_run set outcome = ?, requests"})
    void a_run_whose_record_loses_against_another_writer_writes_it_once_more(String statement) {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); HikariDataSource target = pool(database)) {
            Watched watched = new Watched(target, statement, true);
            try (Hub hub = Hub.start(simulator, watched, Map.of(), null)) {
                List<RunSummary> runs = hub.sync();

                assertThat(hub.failures()).isEmpty();
                assertThat(runs).extracting(RunSummary::outcome, RunSummary::error).containsExactly(tuple("done", null));
                assertThat(watched.before).as("it happened").hasSize(2);
            }
        }
    }

    @Test
    void what_a_page_changed_is_reported_when_it_is_committed() {
        List<String> early = new ArrayList<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.page-size", "20"))) {
            AtomicInteger reported = new AtomicInteger();
            hub.bean("clockifyProgress", Progress.class).listen(new SyncListener() {
                @Override
                public void page(String integration, String workspaceId, int entries) {
                    long expected = reported.addAndGet(entries);
                    // as somebody else sees it
                    long seen = CompletableFuture.supplyAsync(() -> hub.count("select coalesce(sum(entries_seen), 0) from clockify_sync_run")).join();
                    if (seen != expected) {
                        early.add(seen + " of " + expected);
                    }
                }
            });

            hub.sync();

            assertThat(reported.get()).isPositive();
            assertThat(early).isEmpty();
        }
    }

    @Test
    void a_run_takes_its_locks_in_one_order_at_its_beginning_and_at_its_end() {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); HikariDataSource target = pool(database)) {
            Watched watched = new Watched(target, "update clockify_sync_run set outcome", false);
            try (Hub hub = Hub.start(simulator, watched, Map.of(), null)) {
                hub.sync();
            }
            assertThat(watched.before).as("at its beginning, and at its end").hasSize(2)
                    .allSatisfy(earlier -> assertThat(earlier).anyMatch(sql -> sql.contains("from clockify_lease\n") && sql.contains("for update")));
        }
    }
}
