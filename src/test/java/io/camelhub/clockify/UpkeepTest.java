package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The upkeep beside the syncs delays neither a tick nor a sync. */
class UpkeepTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String EACH_SECOND = "* * * * * ?";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(76).people(2).entries(30).oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(90))).build();

    private static void awaitTicks(Hub hub, int more) {
        NotifyBuilder ticks = new NotifyBuilder(hub.context()).fromRoute("clockify-schedule").whenDone(more).create();
        await().atMost(LONGEST).until(ticks::matches);
    }

    @Test
    void an_endpoint_for_alerts_that_hangs_holds_up_no_tick_and_is_asked_once() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.tick", EACH_SECOND,
                        "clockify.alerts.uri", "direct:hangs", "clockify.integrations.acme.api-key", "revoked"), clock::instant)) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:hangs").process(exchange -> {
                        asked.incrementAndGet();
                        answer.await();
                    });
                }
            });
            try {
                await().atMost(LONGEST).until(() -> asked.get() > 0);

                awaitTicks(hub, 4);

                assertThat(asked).hasValue(1);
            } finally {
                answer.countDown();
            }
        }
    }

    @ParameterizedTest
    @EachDialect({"POSTGRESQL", "MYSQL"})
    void a_purge_that_waits_holds_up_neither_a_tick_nor_a_sync(Dialect dialect) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            try (Hub hub = Hub.start(simulator, database, Map.of("clockify.sync-every", "1h"), clock::instant)) {
                hub.sync();
                assertThat(hub.count("select count(*) from clockify_time_entry where description is not null")).isPositive();
            }
            try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.executeUpdate("update clockify_time_entry set kiosk_id = 'k'");
                try (Hub hub = Hub.start(simulator, database, Map.of("clockify.tick", EACH_SECOND, "clockify.sync-every", "1h",
                        "clockify.keep-descriptions", "30d"), clock::instant)) {
                    awaitTicks(hub, 2);
                    clock.advance(Duration.ofHours(2));
                    await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.runs()).isNotEmpty());

                    awaitTicks(hub, 2);

                    assertThat(hub.runs().get(0).outcome()).isEqualTo("done");
                    other.rollback();
                    await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.count("select count(*) from clockify_time_entry"
                            + " where description is not null and started_at < timestamp '2026-10-21 10:00:00'")).isZero());
                }
            }
        }
    }
}
