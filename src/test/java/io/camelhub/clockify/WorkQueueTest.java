package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.schedule.Dispatch;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.BadSqlGrammarException;

/** Work that is handed over: by a queue that is slow, doubles or loses messages, or takes none at all. */
@Timeout(180)
class WorkQueueTest {

    private final Instant start = Instant.parse("2026-11-20T10:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(start);
    private final World world = World.builder().seed(84).people(6).entries(60).from(start.minus(Duration.ofDays(60))).to(start).build();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicBoolean down = new AtomicBoolean();

    private Hub hub(ClockifySimulator simulator, Dialect dialect, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("clockify.work.uri", "direct:my-queue"));
        settings.putAll(more);
        Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), settings, now::get);
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:my-queue").errorHandler(noErrorHandler()).process(exchange -> {
                    if (down.get()) {
                        throw new java.net.ConnectException("the broker is down");
                    }
                    messages.add(exchange.getMessage().getBody(String.class));
                });
                from("direct:my-tick").split(method("clockifyDispatch", "due")).streaming().to("direct:clockify-hand-over");
            }
        });
        return hub;
    }

    private static void tick(Hub hub) {
        hub.context().createProducerTemplate().sendBody("direct:my-tick", "");
    }

    private void deliver(Hub hub, int message) {
        hub.context().createProducerTemplate().sendBody("direct:clockify-workspace", messages.get(message));
    }

    @ParameterizedTest
    @EachDialect
    void a_message_that_waits_is_the_only_one_and_counts_once(Dialect dialect) throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, dialect, Map.of())) {
            tick(hub);
            tick(hub);
            assertThat(messages).hasSize(1);

            deliver(hub, 0);
            assertThat(messages).as("the key, then its workspace").hasSize(2);
            for (int tick = 0; tick < 5; tick++) {
                tick(hub);
            }
            assertThat(messages).hasSize(2);

            deliver(hub, 1);
            deliver(hub, 1);
            assertThat(hub.runs()).extracting(RunSummary::outcome).containsExactly("done");
            assertThat(hub.count("select count(*) from clockify_claim")).isZero();
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void a_lost_message_is_sent_again_less_and_less_often_and_makes_the_older_void() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Dialect.H2, Map.of())) {
            tick(hub);
            deliver(hub, 0);
            assertThat(messages).hasSize(2);
            for (int minute = 0; minute < 16; minute++) {
                now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
                tick(hub);
            }
            // after 1, 3, 7 and 15 minutes
            assertThat(messages).hasSize(6);

            for (int older = 1; older < 5; older++) {
                deliver(hub, older);
            }
            assertThat(hub.runs()).isEmpty();
            deliver(hub, 5);
            assertThat(hub.runs()).extracting(RunSummary::outcome).containsExactly("done");
        }
    }

    @Test
    void a_message_that_comes_when_nothing_is_due_any_more_is_dropped() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Dialect.H2, Map.of())) {
            tick(hub);
            deliver(hub, 0);
            assertThat(hub.sync()).hasSize(1);

            deliver(hub, 1);

            assertThat(hub.runs()).hasSize(1);
            assertThat(hub.count("select count(*) from clockify_claim")).isZero();
        }
    }

    @Test
    void where_the_lease_is_held_the_claim_goes_back_and_the_workspace_stays_due() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Dialect.H2, Map.of())) {
            tick(hub);
            deliver(hub, 0);
            hub.execute("insert into clockify_lease (workspace_id, token) values ('" + world.workspaceId() + "', 5)");
            hub.execute("insert into clockify_lease_expiry (workspace_id, token, holder, expires_at) values ('" + world.workspaceId()
                    + "', 5, 'another process', timestamp with time zone '2026-11-20 10:00:20Z')");
            deliver(hub, 1);
            assertThat(hub.runs()).isEmpty();
            assertThat(hub.count("select count(*) from clockify_claim")).isZero();

            now.updateAndGet(before -> before.plus(Duration.ofSeconds(30)));
            tick(hub);
            deliver(hub, 2);
            assertThat(hub.runs()).extracting(RunSummary::outcome).containsExactly("done");
        }
    }

    @Test
    void a_queue_that_takes_nothing_costs_no_work() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Dialect.H2, Map.of())) {
            down.set(true);
            tick(hub);
            assertThat(hub.count("select count(*) from clockify_claim")).isZero();

            down.set(false);
            tick(hub);
            assertThat(messages).hasSize(1);
        }
    }

    @Test
    void a_full_queue_in_memory_is_no_fault_and_costs_no_work() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), now::get);
                RecordedLog log = RecordedLog.of(Dispatch.class.getName(), Level.DEBUG)) {
            hub.context().getRouteController().suspendRoute("clockify-work");
            try (ProducerTemplate other = hub.context().createProducerTemplate()) {
                for (int i = 0; i < 1000; i++) {
                    other.sendBody("seda:clockify-work", "no work");
                }
                other.sendBody("direct:clockify-due", "");
            }

            assertThat(log.lines()).singleElement().satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.DEBUG));
            assertThat(hub.count("select count(*) from clockify_claim")).isZero();
        }
    }

    @Test
    void what_waits_in_memory_is_synced_and_a_stop_ends_it() throws Exception {
        World many = World.builder().seed(85).workspaces(12).people(3).entries(20).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(many);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.tick", "* * * * * ?", "clockify.parallel-workspaces", "3"))) {
            await().atMost(Duration.ofSeconds(90)).ignoreException(BadSqlGrammarException.class).until(() -> hub.count(
                    "select count(*) from clockify_integration_workspace where synced_at is not null") == 12);
            assertThat(hub.failures()).isEmpty();
            await().atMost(Duration.ofSeconds(90)).until(() -> many.workspaceIds().stream()
                    .allMatch(workspace -> Truth.of(hub, many).differences(workspace).isEmpty()));
            assertThat(hub.runs().stream().collect(Collectors.groupingBy(RunSummary::workspaceId, Collectors.counting())).values())
                    .as("one run a workspace, and its rest where it made room for one that was not synced yet")
                    .hasSize(12).allMatch(runs -> runs <= 2);
        }
    }
}
