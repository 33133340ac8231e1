package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The time by the database's clock. */
class ClockTest {

    @ParameterizedTest
    @EachDialect
    void time_goes_on_within_a_transaction(Dialect dialect) {
        Database database = new Database(TestDatabases.empty(dialect).dataSource(), null);

        database.inTransaction(() -> {
            Instant begun = database.now();
            await().pollInSameThread().atMost(Duration.ofSeconds(5)).until(() -> database.now().isAfter(begun.plusMillis(2500)));
        });
    }

    @ParameterizedTest
    @EachDialect
    void what_a_transaction_reads_is_its_own(Dialect dialect) {
        AtomicInteger connections = new AtomicInteger();
        Database database = new Database(counted(TestDatabases.empty(dialect).dataSource(), connections), null);
        database.dialect();

        database.inTransaction(() -> {
            database.now();
            connections.set(0);
            CompletableFuture.supplyAsync(database::now).join();
        });

        assertThat(connections).as("another thread asks for itself").hasValue(1);
    }

    @ParameterizedTest
    @EachDialect
    void within_a_second_it_is_asked_once(Dialect dialect) {
        AtomicInteger connections = new AtomicInteger();
        Database database = new Database(counted(TestDatabases.empty(dialect).dataSource(), connections), null);
        database.now();
        connections.set(0);

        Instant now = database.now();

        assertThat(database.now()).isAfterOrEqualTo(now);
        assertThat(connections).hasValue(0);
    }

    private static DataSource counted(DataSource dataSource, AtomicInteger connections) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
    }
}
