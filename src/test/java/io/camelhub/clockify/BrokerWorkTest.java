package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.broker.Broker;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

/** Two hubs on one PostgreSQL, whose work goes over one broker. */
@Timeout(300)
abstract class BrokerWorkTest {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    /** Several times as long as a client of either broker waits before it tries again; an hour by {@code -Dbroker.away.seconds=3600}. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("broker.away.seconds", 15));
    private static final String EACH_SECOND = "* * * * * ?";
    private static final String NEVER = "0 0 0 1 1 ? 2099";

    final World world = World.builder().seed(151).workspaces(12).people(3).entries(30).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);
    ClockifySimulator simulator;
    private Broker broker;

    abstract Broker startBroker() throws Exception;

    @BeforeEach
    void start() throws Exception {
        simulator = ClockifySimulator.start(world);
        simulator.behaviour().latency(Duration.ofMillis(20));
        broker = startBroker();
    }

    @AfterEach
    void stop() throws Exception {
        simulator.close();
        broker.close();
    }

    Hub hub(Broker over) {
        return hub(over, Map.of());
    }

    Hub hub(Broker over, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(over.settings());
        settings.put("clockify.tick", EACH_SECOND);
        settings.put("clockify.parallel-workspaces", "2");
        settings.putAll(more);
        return Hub.start(simulator, database, settings);
    }

    /** A hub that does no work, and sends its events as the settings of a recipe say. */
    Hub eventsHub(Broker over, Map<String, String> events) {
        Map<String, String> settings = new HashMap<>(events);
        settings.put("clockify.tick", NEVER);
        settings.put("camel.main.routes-exclude-pattern", "**/clockify-console.camel.yaml,**/clockify-broker.camel.yaml");
        Hub hub = hub(over, settings);
        hub.database().migrate();
        return hub;
    }

    static void awaitAllSynced(Hub hub, int workspaces) {
        await().atMost(LONGEST).ignoreExceptionsInstanceOf(DataAccessException.class).until(() ->
                hub.count("select count(*) from clockify_integration_workspace where synced_at is not null") == workspaces
                        && hub.count("select count(*) from clockify_claim") == 0);
    }

    private void assertTruth(Hub hub) {
        assertTruth(hub, world.workspaceIds());
    }

    void assertTruth(Hub hub, List<String> workspaces) {
        assertThat(workspaces).allSatisfy(workspace -> Truth.of(hub, world).assertSame(workspace));
    }

    private void assertOnce(Hub hub) {
        assertOnce(hub, world.workspaceIds());
    }

    /** Each entry was written once, and no run began in a workspace before the one before it had ended. */
    void assertOnce(Hub hub, List<String> workspaces) {
        assertThat(hub.count("select sum(inserted) from clockify_sync_run"))
                .isEqualTo(workspaces.stream().mapToLong(world::entryCount).sum());
        assertThat(hub.count("select count(*) from clockify_sync_run one join clockify_sync_run other"
                + " on other.workspace_id = one.workspace_id and other.id > one.id and other.started_at < one.finished_at")).isZero();
    }

    /** A hub that has a schedule and takes no work. */
    private Hub sender() {
        return hub(broker, Map.of(
                "camel.main.routes-exclude-pattern", "**/clockify-console.camel.yaml,**/clockify-broker.camel.yaml"));
    }

    private Hub receiver() {
        return hub(broker, Map.of("clockify.tick", NEVER));
    }

    @Test
    void two_nodes_share_the_work_and_do_each_piece_of_it_once() throws Exception {
        try (Hub one = receiver(); Hub other = receiver()) {
            await().atMost(LONGEST).until(() -> broker.receivers() == 2);
            try (Hub sender = sender()) {
                awaitAllSynced(one, 12);
                assertThat(sender.runs()).isEmpty();
            }
            assertTruth(one);
            assertOnce(one);
            assertThat(one.failures()).isEmpty();
            assertThat(other.failures()).isEmpty();
            assertThat(one.runs()).as("the part of one node").isNotEmpty();
            assertThat(other.runs()).as("the part of the other").isNotEmpty();
            await().atMost(LONGEST).until(() -> broker.waiting().isEmpty());
        }
    }

    @Test
    void what_is_no_work_is_set_aside_with_its_reason_and_holds_up_nothing() throws Exception {
        try (Hub hub = hub(broker)) {
            broker.send("no work");
            broker.send("{\"integration\": \"acme\"}");
            broker.send("{}");

            Map<String, String> letters = broker.deadLetters(3, LONGEST);

            assertThat(letters).hasSize(3);
            assertThat(letters.get("no work")).contains("cannot be read");
            assertThat(letters.get("{}")).contains("must name its integration");
            assertThat(letters.get("{\"integration\": \"acme\"}")).contains("must name its workspace_id");
            awaitAllSynced(hub, 12);
        }
    }

    @Test
    void doubled_and_late_messages_are_dropped_by_their_claim() throws Exception {
        List<String> messages;
        try (Hub sender = sender()) {
            await().atMost(LONGEST).until(() -> broker.waiting().size() == 1);
            messages = broker.waiting();
            assertThat(sender.runs()).isEmpty();
        }
        try (Hub one = receiver(); Hub other = receiver()) {
            await().atMost(LONGEST).until(() -> broker.receivers() == 2);
            for (int i = 0; i < 5; i++) {
                broker.send(messages.get(0));
            }
            awaitAllSynced(one, 12);
            for (int i = 0; i < 5; i++) {
                broker.send(messages.get(0));
            }
            broker.send("the last one");
            assertThat(broker.deadLetters(1, LONGEST)).containsKey("the last one");
            assertOnce(one);
            assertThat(simulator.requests().byKind().get("GET /user")).as("readings of the key").isEqualTo(1);
            assertTruth(one);
            assertThat(other.failures()).isEmpty();
        }
    }

    @Test
    void a_broker_that_is_away_costs_nothing_but_the_delay() throws Exception {
        broker.stop();
        try (Hub one = hub(broker); Hub other = hub(broker)) {
            NotifyBuilder tried = new NotifyBuilder(one.context()).fromRoute("clockify-schedule").whenDone(2).create();
            await().atMost(LONGEST).until(tried::matches);
            assertThat(simulator.requests().count()).isZero();

            broker.start();
            await().atMost(LONGEST).until(() -> one.runs().size() + other.runs().size() > 2);

            broker.stop();
            broker.start();

            awaitAllSynced(one, 12);
            assertTruth(one);
            assertOnce(one);
            assertThat(one.failures()).isEmpty();
            assertThat(other.failures()).isEmpty();
        }
    }

    /** As long as the outage may be, and what follows it: each wait within it has an end of its own. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void a_broker_that_is_away_for_longer_than_anything_waits_for_it_fills_neither_log_nor_memory() throws Exception {
        Map<String, String> often = Map.of("clockify.sync-every", "1s");
        try (Hub one = hub(broker, often); Hub other = hub(broker, often);
                RecordedLog log = RecordedLog.of("io.camelhub.clockify.schedule", Level.INFO)) {
            await().atMost(LONGEST).ignoreExceptionsInstanceOf(DataAccessException.class).until(() -> one.count(
                    "select count(*) from clockify_integration_workspace where synced_at is not null") == 12);
            broker.stop();
            pass(AWAY.dividedBy(3));
            long before = usedHeap();
            world.workspaceIds().forEach(this::somebodyWorks);
            pass(AWAY.multipliedBy(2).dividedBy(3));

            assertThat(warnings(log)).as("what is told, but for numbers, and how often by two hubs").isNotEmpty().allSatisfy((line, times) ->
                    assertThat(times).as(line).isLessThanOrEqualTo(2));
            assertThat(usedHeap() - before).as("bytes more after two thirds of the time").isLessThan(8_000_000);

            broker.start();

            await().atMost(LONGEST).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertTruth(one));
            assertOnce(one);
            assertThat(log.lines()).extracting(ILoggingEvent::getMessage).contains("clockify.work.uri takes the work again");
            assertThat(one.failures()).isEmpty();
            assertThat(other.failures()).isEmpty();
        }
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plus(LONGEST)).until(() -> true);
    }

    private void somebodyWorks(String workspace) {
        Instant now = world.clock().instant();
        world.createEntry(workspace, EntryDraft.of(world.entries(workspace).get(0).userId(), now.minusSeconds(600), now.minusSeconds(60)));
    }

    private static Map<String, Long> warnings(RecordedLog log) {
        return log.lines().stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .collect(Collectors.groupingBy(line -> line.getFormattedMessage().replaceAll("\\d+", "#"), Collectors.counting()));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
