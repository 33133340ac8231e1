package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.watch.RecordedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.slf4j.MDC;

/** Which run has a workspace's lease, and for how long. */
@Timeout(60)
class LeasesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();

    private Database database(Dialect dialect) {
        Database database = new Database(TestDatabases.empty(dialect).dataSource(), now::get);
        database.migrate();
        return database;
    }

    private Leases leases(Database database) {
        return new Leases(database, nanos::get, now -> 1);
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Holds what a transaction locks until it is told to let go. */
    private static final class Paused implements AutoCloseable {

        private final CountDownLatch locked = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final CompletableFuture<Void> done;

        Paused(Database database, Runnable work) throws InterruptedException {
            done = CompletableFuture.runAsync(() -> database.inTransaction(() -> {
                work.run();
                locked.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            go.countDown();
            done.join();
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_lease_is_renewed_while_a_page_of_its_workspace_is_written(Dialect dialect) throws Exception {
        Database database = database(dialect);
        Leases leases = leases(database);
        SyncRun run = SampleRun.of("w1", leases.take("w1"));
        try (Paused page = new Paused(database, () -> leases.verify(run))) {
            later(Duration.ofSeconds(20));
            leases.renew();
            later(Duration.ofSeconds(20));

            assertThatThrownBy(() -> leases(database).take("w1")).isInstanceOf(LeaseHeldException.class);
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_lease_that_cannot_be_renewed_holds_up_no_other(Dialect dialect) throws Exception {
        Database database = database(dialect);
        Leases leases = leases(database);
        leases.take("w1");
        leases.take("w2");
        try (Paused other = new Paused(database, () -> database.table("clockify_lease_expiry")
                .update("expires_at", now.get()).where("workspace_id", "w1").where("token", 1).run())) {
            later(Duration.ofSeconds(20));
            leases.renew();
            later(Duration.ofSeconds(20));

            assertThatThrownBy(() -> leases(database).take("w2")).isInstanceOf(LeaseHeldException.class);
        }
        assertThat(leases(database).take("w1")).isEqualTo(2);
    }

    @ParameterizedTest
    @EachDialect
    void a_process_that_was_paused_until_another_took_its_lease_sends_nothing_more(Dialect dialect) {
        Database database = database(dialect);
        Leases leases = leases(database);
        SyncRun paused = SampleRun.of("w1", leases.take("w1"));
        SyncRun alone = SampleRun.of("w2", leases.take("w2"));
        later(Duration.ofSeconds(31));
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        leases(database).take("w1");

        assertThatThrownBy(() -> leases.begin(paused)).isInstanceOf(LeaseLostException.class);
        leases.begin(alone);
    }

    @ParameterizedTest
    @EachDialect
    void a_lease_that_is_renewed_is_not_asked_about(Dialect dialect) {
        Database database = database(dialect);
        Leases leases = leases(database);
        SyncRun run = SampleRun.of("w1", leases.take("w1"));
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        leases.renew();
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        database.table("clockify_lease").update("token", 99).where("workspace_id", "w1").run();

        leases.begin(run);
    }

    @ParameterizedTest
    @EachDialect
    void a_run_that_lost_its_lease_writes_nothing(Dialect dialect) {
        Database database = database(dialect);
        SyncRun paused = SampleRun.of("w1", leases(database).take("w1"));
        later(Duration.ofSeconds(31));
        Leases other = leases(database);
        assertThat(other.take("w1")).isEqualTo(2);

        assertThatThrownBy(() -> other.fenced(paused, () -> database.table("clockify_integration").update("read_at", null).where("name", "acme").run()))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void a_run_that_does_nothing_for_a_quarter_of_an_hour_loses_its_lease_and_says_where_it_stands() {
        Database database = database(Dialect.H2);
        Leases leases = leases(database);
        SyncRun stuck = SampleRun.of("w1", leases.take("w1"));
        leases.begin(stuck);
        leases.end(stuck);
        SyncRun busy = SampleRun.of("w2", leases.take("w2"));
        leases.begin(busy);
        nanos.addAndGet(Duration.ofMinutes(16).toNanos());
        try (RecordedLog log = RecordedLog.of(Leases.class.getName(), Level.WARN)) {
            leases.renew();

            assertThat(log.lines()).singleElement().satisfies(line -> {
                assertThat(line.getFormattedMessage()).contains("w1", "15 minutes", "LeasesTest");
                assertThat(line.getMDCPropertyMap()).isEqualTo(Map.of("integration", "acme", "workspace", "w1", "run", "1"));
            });
        }
        later(Duration.ofSeconds(31));

        assertThat(MDC.getCopyOfContextMap()).as("the thread that renews").isNullOrEmpty();
        assertThatThrownBy(() -> leases.begin(stuck)).isInstanceOf(LeaseLostException.class);
        assertThat(leases(database).take("w1")).isEqualTo(2);
    }

    /** The other way round, an order for another integration of the workspace would have been given up. */
    @Test
    void whoever_is_patient_waits_for_a_run_of_this_process_until_it_has_given_its_lease_back() throws Exception {
        Database database = database(Dialect.H2);
        Leases leases = leases(database);
        long token = leases.take("w1");
        leases.finish("w1", token);

        CompletableFuture<Long> next = CompletableFuture.supplyAsync(() -> leases.take("w1", true));
        assertThatThrownBy(() -> leases.take("w1", false)).isInstanceOf(LeaseHeldException.class);
        assertThat(next).isNotDone();
        leases.giveBack("w1", token);

        assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(token + 1);
    }

    @Test
    void a_run_whose_lease_was_taken_over_waits_no_longer_for_its_requests() throws Exception {
        Database database = database(Dialect.H2);
        Leases leases = leases(database);
        SyncRun run = SampleRun.of("w1", leases.take("w1"));
        leases.begin(run);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> leases.giveBack("w1", run.token()));
        later(Duration.ofSeconds(31));

        assertThat(leases.take("w1")).isEqualTo(2);

        ending.get(30, TimeUnit.SECONDS);
        leases.end(run);
        later(Duration.ofSeconds(20));
        leases.renew();
        later(Duration.ofSeconds(20));
        assertThatThrownBy(() -> leases(database).take("w1")).as("the other run still has it").isInstanceOf(LeaseHeldException.class);
    }

    @Test
    void a_run_ends_only_when_its_requests_have() throws Exception {
        Database database = database(Dialect.H2);
        Leases leases = leases(database);
        SyncRun run = SampleRun.of("w1", leases.take("w1"));
        leases.begin(run);

        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> leases.giveBack("w1", run.token()));
        org.awaitility.Awaitility.await().until(() -> {
            try {
                leases.begin(run);
                leases.end(run);
                return false;
            } catch (LeaseLostException e) {
                return true;
            }
        });
        later(Duration.ofSeconds(20));
        leases.renew();
        later(Duration.ofSeconds(20));
        assertThatThrownBy(() -> leases(database).take("w1")).isInstanceOf(LeaseHeldException.class);
        assertThat(ending).isNotDone();

        leases.end(run);
        ending.get(30, TimeUnit.SECONDS);
        assertThat(leases(database).take("w1")).isEqualTo(2);
    }
}
