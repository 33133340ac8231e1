package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several hubs on one database: they share a workspace's budget, and never sync it at once. */
@Tag("slow")
class SharingTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-03-02T09:30:00Z"));

    private World world(Plan plan) {
        return World.builder().seed(17).people(5).entries(300).plan(plan).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(360))).build();
    }

    private InstantSource time() {
        return clock::instant;
    }

    @Test
    void a_free_workspace_is_never_asked_a_31st_time_within_an_hour_by_all_hubs_commands_and_restarts_together() {
        World world = world(Plan.FREE);
        String ws = world.workspaceId();
        Map<String, String> small = Map.of("clockify.page-size", "10");
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
            for (int restart = 0; restart < 2; restart++) {
                try (Hub one = Hub.start(clockify, database, small, time());
                        Hub other = Hub.start(clockify, database, small, time())) {
                    for (int i = 0; i < 40; i++) {
                        EntryView entry = world.entries(ws).get(i);
                        world.editEntry(ws, entry.id(), draft -> draft.withBillable(!draft.billable()));
                        (i % 2 == 0 ? one : other).sync(i % 10 == 9
                                ? new SyncOrder(List.of(), true, null, null, clock.instant(), false)
                                : SyncOrder.of(List.of()));
                        clock.advance(Duration.ofMinutes(7));
                    }
                }
            }

            assertThat(clockify.requests().violations()).isZero();
            assertThat(mostWithinAnHour(clockify.requests().all())).isLessThanOrEqualTo(30);
            assertThat(clockify.requests().all()).hasSizeGreaterThan(120).allMatch(request -> request.status() == 200);
            try (Hub hub = Hub.start(clockify, database, small, time())) {
                for (int i = 0; i < 6; i++) {
                    clock.advance(Duration.ofMinutes(62));
                    hub.sync();
                }
                Truth.of(hub, world).withoutPeople().assertSame(ws);
            }
        }
    }

    private static int mostWithinAnHour(List<RecordedRequest> requests) {
        int most = 0;
        for (int first = 0, last = 0; last < requests.size(); last++) {
            while (!requests.get(first).at().plus(Duration.ofHours(1)).isAfter(requests.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Test
    void two_hubs_never_sync_a_workspace_at_once_and_the_second_says_who_does() throws Exception {
        World world = world(Plan.PRO);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        AtomicBoolean held = new AtomicBoolean();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub one = Hub.start(clockify, database, Map.of(), time());
                Hub other = Hub.start(clockify, database, Map.of(), time())) {
            one.sync();
            // the next answer to the list of running timers waits until the other hub has tried
            clockify.faults().next(1, request -> {
                if (request.path().endsWith("/in-progress") && held.compareAndSet(false, true)) {
                    asked.countDown();
                    await(answered);
                }
                return false;
            }, Fault.status(200));
            CompletableFuture<List<RunSummary>> first = CompletableFuture.supplyAsync(one::sync);
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            List<RunSummary> second = other.sync();

            assertThat(second).isEmpty();
            assertThat(other.waits()).singleElement().asString().contains("process " + ProcessHandle.current().pid());
            answered.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).extracting(RunSummary::outcome).containsExactly("done");
            assertThat(other.sync()).extracting(RunSummary::outcome).containsExactly("done");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_lease_of_a_process_that_died_frees_itself_after_half_a_minute() {
        World world = world(Plan.PRO);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                FailingDataSource failing = new FailingDataSource(database);
                Hub other = Hub.start(clockify, database, Map.of(), time())) {
            other.sync();
            try (Hub dying = Hub.start(clockify, failing, Map.of(), time())) {
                dying.sync();
                failing.breakAt(25, 0, false);
                dying.sync();
                assertThat(failing.broke()).isOne();
            }

            clock.advance(Duration.ofSeconds(29));
            assertThat(other.sync()).isEmpty();
            assertThat(other.waits()).hasSize(1);
            clock.advance(Duration.ofSeconds(2));
            assertThat(other.sync()).extracting(RunSummary::outcome).containsExactly("done");
        }
    }

    /** Where the first hub is paused: before a page of a report, a batch of entries in doubt, the last stream of the feed. */
    @ParameterizedTest
    @ValueSource(strings = {"/reports/detailed", "/time-entries/batch", "/entities/deleted"})
    void a_process_that_was_paused_until_another_took_its_lease_writes_nothing_more(String paused) {
        World world = world(Plan.PRO);
        String ws = world.workspaceId();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        Map<String, String> settings = Map.of("clockify.page-size", "50");
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub one = Hub.start(clockify, database, settings, time());
                Hub other = Hub.start(clockify, database, settings, time())) {
            one.sync();
            clock.advance(Duration.ofHours(1));
            world.deleteEntry(ws, world.entries(ws).get(3).id());
            world.editEntry(ws, world.entries(ws).get(30).id(), draft -> draft.withDescription("edited"));
            clock.advance(Duration.ofHours(1));
            AtomicReference<Map<String, List<Map<String, Object>>>> left = new AtomicReference<>();
            clockify.faults().next(1, request -> {
                if (request.path().endsWith(paused) && left.get() == null) {
                    other.execute("update clockify_lease set token = token + 1");
                    left.set(all(other));
                }
                return false;
            }, Fault.status(200));

            assertThat(one.sync(again())).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains("taken over by another process");
            });

            assertThat(all(one)).isEqualTo(left.get());
            clock.advance(Duration.ofSeconds(31));
            assertThat(other.sync(again())).extracting(RunSummary::outcome).containsExactly("done");
            Truth.of(other, world).assertSame(ws);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, current_setting('idle_in_transaction_session_timeout'), 30s", "MYSQL, @@session.wait_timeout, 30"})
    void a_process_that_is_paused_within_a_transaction_holds_nobody_up_for_longer_than_its_lease(
            Dialect dialect, String limit, String should, @TempDir Path routes) {
        World world = world(Plan.PRO);
        String verified = "method: \"verify(${variable.clockifyRun})\"";
        TestDatabases.Access access = TestDatabases.empty(dialect);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                HikariDataSource pool = pool(access);
                Hub hub = Hub.start(clockify, pool, Map.of(
                        "camel.main.routes-include-pattern", new EditedRoutes(routes)
                                .replace("clockify-sink.camel.yaml", verified, verified + """

                      - to:
                          uri: "sql:insert into seen (idle) select LIMIT"
                          parameters:
                            dataSource: "#clockifyDataSource"
                            noop: true
""".replace("LIMIT", limit)).pattern()), time())) {
            String before = hub.rows("select " + limit + " as idle").get(0).values().iterator().next().toString();
            hub.execute("create table seen (idle varchar(20))");

            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");

            assertThat(hub.rows("select distinct idle from seen")).singleElement()
                    .satisfies(row -> assertThat(row).containsValue(should));
            assertThat(hub.rows("select " + limit + " as idle").get(0).values().iterator().next())
                    .as("the host's connection, afterwards").hasToString(before);
        }
    }

    /** A pool of few connections, as a host has one. */
    private static HikariDataSource pool(TestDatabases.Access access) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(access.jdbcUrl());
        pool.setUsername(access.username());
        pool.setPassword(access.password());
        pool.setMaximumPoolSize(4);
        return pool;
    }

    private SyncOrder again() {
        return new SyncOrder(List.of(), true, null, null, clock.instant(), false);
    }

    /** What is stored, but for the record of runs and requests. */
    private static Map<String, List<Map<String, Object>>> all(Hub hub) {
        return Stream.of("time_entry", "time_entry_change", "window", "window_page", "feed_page", "held_deletion",
                        "integration_workspace", "key_view")
                .collect(Collectors.toMap(table -> table, table -> hub.rows("select * from clockify_" + table)));
    }

    @Test
    void a_hub_that_was_off_for_months_reads_again_what_the_feed_no_longer_lists() {
        World world = world(Plan.PRO);
        String ws = world.workspaceId();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = Hub.start(clockify, database, Map.of(), time())) {
            hub.sync();
            clock.advance(Duration.ofDays(2));
            List<EntryView> entries = world.entries(ws);
            world.deleteEntry(ws, entries.get(3).id());
            world.editEntry(ws, entries.get(30).id(), draft -> draft.withDescription("edited long ago"));
            world.createEntry(ws, EntryDraft.of(entries.get(0).userId(),
                    clock.instant().minus(Duration.ofDays(100)), clock.instant().minus(Duration.ofDays(100)).plusSeconds(60)));
            clock.advance(Duration.ofDays(100));

            hub.sync();

            Truth.of(hub, world).orMore().assertSame(ws);
        }
    }
}
