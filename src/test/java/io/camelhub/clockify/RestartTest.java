package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies in the middle of a sync; the next one continues there. */
@Tag("slow")
class RestartTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");

    private static long undisturbed;

    private static World world(SimulatedClock clock) {
        return World.builder().seed(71).entries(250).clock(clock).from(clock.instant().minus(Duration.ofDays(70))).build();
    }

    /** Counts the report requests of a run that nobody disturbs. */
    @BeforeAll
    static void countUndisturbed() {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.parse("2026-04-01T12:00:00Z"));
        try (ClockifySimulator simulator = ClockifySimulator.start(world(clock));
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), pages(1), clock)) {
            hub.sync();
            undisturbed = simulator.requests().count(REPORT);
        }
    }

    private static Map<String, String> pages(int parallel) {
        return Map.of("clockify.page-size", "20", "clockify.parallel-requests", String.valueOf(parallel));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "5, 1", "9, 1", "13, 1", "1, 6", "5, 6", "13, 6"})
    void a_sync_that_was_killed_ends_with_the_same_rows_and_asks_again_for_what_was_under_way_at_most(int killedAt, int parallel) {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.parse("2026-04-01T12:00:00Z"));
        World world = world(clock);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            AtomicInteger reports = new AtomicInteger();
            AtomicReference<HikariDataSource> connections = new AtomicReference<>();
            // from the moment of death on nothing reaches the database: no page, no end of the run, no lease given back
            simulator.faults().next(1, request -> {
                if (REPORT.test(request) && reports.incrementAndGet() == killedAt) {
                    connections.get().close();
                }
                return false;
            }, Fault.reset());
            try (Hub hub = Hub.start(simulator, database, pages(parallel), clock)) {
                connections.set(hub.context().getRegistry().lookupByNameAndType("hub", HikariDataSource.class));
                try {
                    hub.sync();
                } catch (RuntimeException killed) {
                    assertThat(connections.get().isClosed()).isTrue();
                }
                assertThat(connections.get().isClosed()).isTrue();
            }
            clock.advance(Duration.ofSeconds(31));

            try (Hub hub = Hub.start(simulator, database, pages(parallel), clock)) {
                assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome, RunSummary::error)
                        .containsExactly("done", null);

                Truth.of(hub, world).assertSame(world.workspaceId());
                // the page that was being written, and those that were being read meanwhile
                List<String> asked = simulator.requests().all().stream().filter(REPORT).map(RecordedRequest::body).toList();
                assertThat(asked.size() - Set.copyOf(asked).size()).isLessThanOrEqualTo(parallel + 1);
                if (parallel == 1) {
                    assertThat(asked).hasSizeLessThanOrEqualTo((int) undisturbed + 2);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void a_hub_that_is_stopped_in_the_middle_repeats_nothing(int stoppedAt) {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.parse("2026-04-01T12:00:00Z"));
        World world = world(clock);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            AtomicInteger reports = new AtomicInteger();
            AtomicReference<Thread> stopping = new AtomicReference<>();
            Hub first = Hub.start(simulator, database, pages(1), clock);
            simulator.faults().next(1, request -> {
                if (REPORT.test(request) && reports.incrementAndGet() == stoppedAt) {
                    stopping.set(new Thread(first::close));
                    stopping.get().start();
                    await().until(() -> first.context().isStopping());
                }
                return false;
            }, Fault.reset());
            assertThat(first.sync()).singleElement().extracting(RunSummary::outcome).isEqualTo("waiting");
            await().until(() -> first.context().isStopped());

            try (Hub hub = Hub.start(simulator, database, pages(1), clock)) {
                assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome, RunSummary::error)
                        .containsExactly("done", null);

                Truth.of(hub, world).assertSame(world.workspaceId());
                assertThat(simulator.requests().count(REPORT)).isEqualTo(undisturbed);
            }
        }
    }
}
