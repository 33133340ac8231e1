package io.camelhub.clockify.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The way of an event from the outbox to the endpoint, by the real routes. */
@Timeout(120)
@Tag("slow")
class RelayTest {

    private static final String ENTRY = "5e0000000000000000000001";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final List<Map<String, Object>> received = Collections.synchronizedList(new ArrayList<>());
    private final List<String> attempts = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    /** Those of which the endpoint says that they are wrong. */
    private final Set<String> unfit = ConcurrentHashMap.newKeySet();
    /** Those that it answers with a fault of its own. */
    private final Set<String> faulty = ConcurrentHashMap.newKeySet();
    private ClockifySimulator simulator;

    @BeforeEach
    void start() {
        simulator = ClockifySimulator.start(World.builder().seed(161).people(1).entries(1).build());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** A hub that looks when the test says so, and whose endpoint is the test's. */
    private Hub hub(TestDatabases.Access database) throws Exception {
        return hub(database, event -> { });
    }

    private Hub hub(TestDatabases.Access database, org.apache.camel.Processor first) throws Exception {
        Hub hub = Hub.start(simulator, database, Map.of("clockify.events.uri", "direct:bus"), clock::instant);
        hub.context().getRouteController().stopRoute("clockify-events");
        hub.database().migrate();
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:bus").process(first).process(exchange -> {
                    attempts.add(id(exchange));
                    if (unfit.contains(id(exchange))) {
                        throw new HttpOperationFailedException("https://bus.example.com", 422, "Unprocessable", null, Map.of(), "no such project");
                    }
                    if (faulty.contains(id(exchange))) {
                        throw new HttpOperationFailedException("https://bus.example.com", 500, "Internal Server Error", null, Map.of(), "");
                    }
                    if (poisoned.contains(id(exchange))) {
                        throw new IllegalStateException("no " + id(exchange) + "\nplease");
                    }
                    Map<String, Object> event = new HashMap<>(exchange.getMessage().getHeaders());
                    event.put("body", exchange.getMessage().getBody(String.class));
                    received.add(event);
                });
            }
        });
        return hub;
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader("ce_id", String.class);
    }

    private static void look(Hub hub) {
        hub.context().createProducerTemplate().sendBody("direct:clockify-relay", "");
    }

    private static void insert(Hub hub, String... ids) {
        for (String id : ids) {
            // k1-2 is the second event of the key k1
            OutboxRows.insert(hub, id, "5a:" + OutboxRows.key(id), false);
        }
    }

    private List<String> ids() {
        return received.stream().map(event -> event.get("ce_id").toString()).toList();
    }

    private List<String> idsOf(String key) {
        return ids().stream().filter(id -> id.startsWith(key + "-")).toList();
    }

    private static List<String> waiting(Hub hub) {
        return hub.rows("select id from clockify_outbox order by seq").stream().map(row -> row.get("id").toString()).toList();
    }

    @ParameterizedTest
    @EachDialect
    void events_go_out_as_cloud_events_in_the_order_of_each_key_and_leave_the_outbox(Dialect dialect) throws Exception {
        try (Hub hub = hub(TestDatabases.empty(dialect))) {
            List<String> ids = OutboxRows.insert(hub, 450, 40);
            OutboxRows.insert(hub, "last", "5a:" + ENTRY, true);
            // MySQL leaves numbers out
            long number = hub.count("select seq from clockify_outbox where id = 'last'");

            look(hub);

            assertThat(ids()).hasSize(451).containsAll(ids);
            assertThat(OutboxRows.byKey(ids().stream().filter(id -> !id.equals("last")).toList())).isEqualTo(OutboxRows.byKey(ids));
            assertThat(waiting(hub)).isEmpty();
            Map<String, Object> event = received.stream().filter(one -> one.get("ce_id").equals("last")).findFirst().orElseThrow();
            assertThat(event.remove("body").toString().replace(" ", "")).isEqualTo("{\"id\":\"last\"}");
            Map<String, Object> expected = new HashMap<>(Map.of("ce_specversion", "1.0", "ce_id", "last", "ce_source", "/clockify/5a", "ce_subject", ENTRY,
                    "ce_type", "clockify.time-entry.updated", "ce_time", "2026-11-20T09:59:59.500Z",
                    "ce_dataschema", "urn:camelhub:clockify:time-entry:1", "content-type", "application/json",
                    "kafka.KEY", "5a:" + ENTRY, "JMSXGroupID", "5a:" + ENTRY));
            expected.put("ce_replay", "true");
            expected.put("ce_sequence", "0".repeat(19 - Long.toString(number).length()) + number);
            assertThat(event).isEqualTo(expected);
            assertThat(received).filteredOn(one -> !one.get("ce_id").equals("last")).noneMatch(one -> one.containsKey("ce_replay"));
            assertThat(hub.database().table("clockify_outbox_relay").select("expires_at").single(Instant.class))
                    .as("the lease is given back").isEqualTo(Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_poisoned_event_is_set_aside_and_only_what_is_behind_it_waits(Dialect dialect) throws Exception {
        try (Hub hub = hub(TestDatabases.empty(dialect))) {
            poisoned.add("k1-2");
            insert(hub, "k1-1", "k1-2", "k1-3", "k2-1");

            look(hub);

            assertThat(ids()).containsExactlyInAnyOrder("k1-1", "k2-1");
            for (int tries = 1; tries < DeliveryPolicy.TRIES; tries++) {
                assertThat(hub.rows("select tries, error from clockify_outbox_failure where set_aside_at is null")).singleElement()
                        .extracting(row -> List.copyOf(row.values())).isEqualTo(List.of(tries, "no k1-2 please"));
                insert(hub, "k3-" + tries);
                look(hub);
                assertThat(hub.count("select tries from clockify_outbox_failure")).as("not before its time").isEqualTo(tries);
                clock.advance(Duration.ofSeconds(5L << (tries - 1)));
                insert(hub, "k4-" + tries);
                look(hub);
            }

            assertThat(hub.count("select count(*) from clockify_outbox_failure where tries = 8 and set_aside_at is not null and try_again_at is null")).isOne();
            clock.advance(Duration.ofDays(1));
            poisoned.clear();
            look(hub);
            assertThat(waiting(hub)).containsExactly("k1-2", "k1-3");
            assertThat(idsOf("k1")).containsExactly("k1-1");

            hub.execute("update clockify_outbox_failure set set_aside_at = null");
            look(hub);
            assertThat(idsOf("k1")).containsExactly("k1-1", "k1-2", "k1-3");
            assertThat(waiting(hub)).isEmpty();
            assertThat(hub.count("select count(*) from clockify_outbox_failure")).isZero();
        }
    }

    @Test
    void in_a_quiet_hub_an_event_that_is_named_as_wrong_is_set_aside_without_another_one() throws Exception {
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2)); RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.INFO)) {
            unfit.add("k1-1");
            insert(hub, "k1-1", "k1-2");

            for (int tries = 1; tries <= DeliveryPolicy.TRIES; tries++) {
                look(hub);
                assertThat(hub.count("select tries from clockify_outbox_failure")).isEqualTo(tries);
                clock.advance(Duration.ofSeconds(5L << (tries - 1)));
            }

            assertThat(hub.count("select count(*) from clockify_outbox_failure where set_aside_at is not null")).isOne();
            assertThat(log.lines()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                assertThat(line.getFormattedMessage()).contains("k1-1", "8 times", "422", "outbox retry k1-1");
            });
        }
    }

    @Test
    void an_endpoint_that_names_all_of_them_as_wrong_sets_a_few_aside_and_the_others_wait_until_it_takes_one() throws Exception {
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2))) {
            List<String> ids = IntStream.range(0, 6).mapToObj(number -> "k" + number + "-1").toList();
            unfit.addAll(ids);
            // one after the other, as in a quiet hub
            for (String id : ids) {
                insert(hub, id);
                for (int tries = 0; tries < 12; tries++) {
                    look(hub);
                    clock.advance(Duration.ofMinutes(11));
                }
            }
            assertThat(hub.count("select count(*) from clockify_outbox_failure where set_aside_at is not null")).isEqualTo(DeliveryPolicy.FEW);
            assertThat(waiting(hub)).hasSize(6);

            unfit.clear();
            lookUntil(hub, () -> waiting(hub).size() == DeliveryPolicy.FEW);
        }
    }

    @ParameterizedTest
    @EachDialect
    void in_a_quiet_hub_an_event_that_is_answered_with_500_is_set_aside_after_a_while_and_tried_once_more_when_another_is_taken(Dialect dialect)
            throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (Hub hub = hub(TestDatabases.empty(dialect)); RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.INFO)) {
            Relay relay = relay(hub, nanos);
            faulty.add("k1-1");
            insert(hub, "k1-1", "k1-2");

            for (int minutes = 0; minutes < 15; minutes++) {
                round(hub, relay);
                assertThat(hub.count("select count(*) from clockify_outbox_failure")).as("after %s minutes", minutes).isZero();
                pass(nanos, Duration.ofMinutes(1));
            }
            assertThat(log.lines()).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage()).contains("k1-1 of 5a:k1 with a fault", "500").doesNotContain("does not take events");
            });
            round(hub, relay);
            assertThat(hub.rows("select seq from clockify_outbox_failure where set_aside_at is not null and alone")).hasSize(1);
            assertThat(log.lines()).last().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                assertThat(line.getFormattedMessage()).contains("k1-1", "500", "tried once more when another event is taken", "outbox retry k1-1");
            });
            assertThat(relay.next()).as("nothing else waits").isFalse();

            insert(hub, "k2-1");
            Relay next = relay(hub, nanos);
            round(hub, next);
            assertThat(ids()).as("by whichever process").containsExactly("k2-1");
            int before = attempts.size();
            round(hub, next);
            assertThat(attempts.subList(before, attempts.size())).containsExactly("k1-1");
            assertThat(hub.rows("select seq from clockify_outbox_failure where set_aside_at is not null and not alone")).hasSize(1);
            insert(hub, "k3-1");
            round(hub, next);
            round(hub, next);
            assertThat(attempts).as("no more").endsWith("k3-1");
            assertThat(waiting(hub)).containsExactly("k1-1", "k1-2");
        }
    }

    @Test
    void an_endpoint_that_answered_all_with_500_for_a_day_gets_them_by_itself_once_it_is_well() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2))) {
            Relay relay = relay(hub, nanos);
            List<String> ids = IntStream.range(0, 6).mapToObj(number -> "k" + number + "-1").toList();
            faulty.addAll(ids);
            for (String id : ids) {
                insert(hub, id);
                for (int minutes = 0; minutes < 240; minutes++) {
                    round(hub, relay);
                    pass(nanos, Duration.ofMinutes(1));
                }
            }
            assertThat(hub.count("select count(*) from clockify_outbox_failure where alone")).isEqualTo(DeliveryPolicy.FEW);

            faulty.clear();
            for (int rounds = 0; rounds < 4; rounds++) {
                round(hub, relay);
                pass(nanos, Duration.ofMinutes(1));
            }
            assertThat(ids()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(waiting(hub)).isEmpty();
            assertThat(hub.count("select count(*) from clockify_outbox_failure")).isZero();
        }
    }

    /** Looks as the route does it; the first look may be the end of those behind what was refused. */
    private void round(Hub hub, Relay relay) {
        if (!relay.next() && !relay.next()) {
            return;
        }
        relay.events().forEach(events -> events.stream().filter(relay::begin).forEach(event -> {
            Exchange sent = hub.context().createProducerTemplate().request("direct:bus", exchange -> exchange.getMessage().setHeader("ce_id", event.id()));
            if (sent.getException() == null) {
                relay.taken(event);
            } else {
                relay.refused(event, sent.getException());
            }
        }));
        relay.end();
    }

    @Test
    void an_endpoint_that_is_away_sets_nothing_aside_and_the_order_stays() throws Exception {
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2)); RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.INFO)) {
            List<String> ids = OutboxRows.insert(hub, 60, 30);
            poisoned.addAll(ids);

            // a second round, after a pause
            lookUntil(hub, () -> attempts.size() > 30);

            assertThat(attempts).as("what is behind a refused one is not tried").isSubsetOf(ids.subList(0, 30));
            assertThat(hub.count("select count(*) from clockify_outbox_failure")).isZero();
            assertThat(waiting(hub)).isEqualTo(ids);
            poisoned.clear();
            lookUntil(hub, () -> waiting(hub).isEmpty());
            assertThat(ids()).hasSize(60);
            assertThat(OutboxRows.byKey(ids())).isEqualTo(OutboxRows.byKey(ids));
            assertThat(log.lines()).extracting(line -> line.getLevel() + " " + line.getFormattedMessage().replaceAll(": .*", "")).containsExactly(
                    "WARN clockify.events.uri does not take events, which wait until it does", "INFO clockify.events.uri takes events again");
        }
    }

    @Test
    void more_poisoned_events_than_a_batch_holds_do_not_stop_the_others() throws Exception {
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2))) {
            List<String> ids = IntStream.range(0, 210).mapToObj(number -> "k" + number + "-1").toList();
            poisoned.addAll(ids);
            hub.database().inTransaction(() -> ids.forEach(id -> insert(hub, id)));
            insert(hub, "k0-2", "good-1");

            lookUntil(hub, () -> ids().contains("good-1"));

            assertThat(ids()).containsExactly("good-1");
            insert(hub, "good-2");
            look(hub);
            assertThat(ids()).containsExactly("good-1", "good-2");
            assertThat(hub.count("select count(*) from clockify_outbox_failure where tries = 1")).isEqualTo(210);
        }
    }

    private static void lookUntil(Hub hub, java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(() -> {
            look(hub);
            return condition.call();
        });
    }

    @ParameterizedTest
    @EachDialect
    void another_hub_takes_over_and_the_one_that_lost_its_lease_sends_nothing_more(Dialect dialect) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        List<String> ofFirst = Collections.synchronizedList(new ArrayList<>());
        try (Hub first = hub(database, exchange -> {
            ofFirst.add(id(exchange));
            if (id(exchange).equals("k1-2")) {
                reached.countDown();
                released.await();
            }
        }); Hub second = hub(database)) {
            insert(first, "k1-1", "k1-2", "k1-3");
            Thread hanging = new Thread(() -> look(first));
            hanging.start();
            reached.await();

            clock.advance(Duration.ofSeconds(29));
            look(second);
            assertThat(ids()).as("the lease of the first holds").containsExactly("k1-1");

            clock.advance(Duration.ofSeconds(1));
            look(second);
            assertThat(ids()).as("sent twice, with the same id").containsExactly("k1-1", "k1-1", "k1-2", "k1-3");
            assertThat(waiting(second)).isEmpty();

            first.context().getRegistry().lookupByNameAndType("clockifyRelay", Relay.class).renew();
            released.countDown();
            hanging.join();
            assertThat(ofFirst).containsExactly("k1-1", "k1-2");
            insert(first, "k1-4");
            look(first);
            assertThat(ids()).as("its turn again").endsWith("k1-4");
        }
    }

    @ParameterizedTest
    @EachDialect
    void where_a_send_never_returns_another_process_takes_over_and_the_late_one_changes_nothing(Dialect dialect) throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (Hub hub = hub(TestDatabases.empty(dialect)); RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.WARN)) {
            Relay hanging = relay(hub, nanos);
            Relay other = relay(hub, nanos);
            insert(hub, "k1-1", "k1-2", "k2-1");
            assertThat(hanging.next()).isTrue();
            List<OutgoingEvent> first = key(hanging, "k1");
            OutgoingEvent taken = key(hanging, "k2").get(0);
            assertThat(hanging.begin(taken)).isTrue();
            hanging.taken(taken);
            assertThat(hanging.begin(first.get(0))).as("which hangs").isTrue();

            for (int seconds = 0; seconds < 310; seconds += 10) {
                pass(nanos, Duration.ofSeconds(10));
                hanging.renew();
                assertThat(other.next()).as("after %s s", seconds + 10).isFalse();
            }
            pass(nanos, Duration.ofSeconds(10));
            hanging.renew();
            assertThat(other.next()).as("the lease has ended").isTrue();
            assertThat(log.lines()).singleElement().asString().contains("For 5 minutes", "k1-1 of 5a:k1", "time-out").doesNotContain("k2-1", "k1-2");

            OutgoingEvent again = key(other, "k2").get(0);
            assertThat(other.begin(again)).isTrue();
            other.taken(again);
            OutgoingEvent refused = key(other, "k1").get(0);
            assertThat(other.begin(refused)).isTrue();
            other.refused(refused, new IllegalStateException("by the other"));
            other.end();
            hanging.refused(first.get(0), new IllegalStateException("late"));
            assertThat(hanging.begin(first.get(1))).isFalse();
            hanging.end();

            assertThat(hub.rows("select aggregateid, tries, error from clockify_outbox_failure")).singleElement()
                    .extracting(row -> List.copyOf(row.values())).isEqualTo(List.of("5a:k1", 1, "by the other"));
            assertThat(waiting(hub)).containsExactly("k1-1", "k1-2");
            assertThat(hanging.next()).as("the other sends").isFalse();
        }
    }

    @Test
    void a_send_that_takes_long_and_that_nobody_else_took_over_counts_as_any_other() throws Exception {
        AtomicLong nanos = new AtomicLong();
        try (Hub hub = hub(TestDatabases.empty(Dialect.H2)); RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.WARN)) {
            Relay relay = relay(hub, nanos);
            insert(hub, "k1-1", "k2-1");
            assertThat(relay.next()).isTrue();
            key(relay, "k1").forEach(relay::begin);
            key(relay, "k2").forEach(relay::begin);
            relay.taken(key(relay, "k2").get(0));
            for (int minutes = 0; minutes < 10; minutes++) {
                pass(nanos, Duration.ofMinutes(1));
                relay.renew();
            }
            assertThat(log.lines()).as("once").hasSize(1);
            relay.refused(key(relay, "k1").get(0), new IllegalStateException("timed out"));
            relay.end();

            assertThat(hub.rows("select tries, error from clockify_outbox_failure")).singleElement()
                    .extracting(row -> List.copyOf(row.values())).isEqualTo(List.of(1, "timed out"));
            assertThat(waiting(hub)).containsExactly("k1-1");
        }
    }

    private static Relay relay(Hub hub, AtomicLong nanos) {
        return new Relay(hub.database(), hub.context().getRegistry().findSingleByType(ClockifySettings.class), () -> { }, () -> false, () -> false, nanos::get,
                outcome -> { });
    }

    /** By both clocks. */
    private void pass(AtomicLong nanos, Duration time) {
        nanos.addAndGet(time.toNanos());
        clock.advance(time);
    }

    private static List<OutgoingEvent> key(Relay relay, String key) {
        return relay.events().stream().filter(events -> events.get(0).subject().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void a_hub_that_stops_leaves_what_it_did_not_begin_to_the_next() throws Exception {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        CountDownLatch reached = new CountDownLatch(1);
        Hub hub = hub(database, exchange -> {
            reached.countDown();
            Thread.sleep(20);
        });
        List<String> ids = OutboxRows.insert(hub, 600, 1);
        hub.context().getRouteController().startRoute("clockify-events");
        reached.await();
        hub.close();

        assertThat(ids()).as("before it stopped").hasSizeBetween(1, 150);
        try (Hub next = hub(database)) {
            look(next);
            assertThat(ids()).as("each once").isEqualTo(ids);
        }
    }

    @Test
    @Timeout(30)
    void a_route_that_stops_its_exchange_is_reported_and_sends_nothing_for_ever() throws Exception {
        List<String> stopped = Collections.synchronizedList(new ArrayList<>());
        try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.events.uri", "direct:bus"), clock::instant)) {
            hub.context().getRouteController().stopRoute("clockify-events");
            hub.database().migrate();
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:bus").process(exchange -> stopped.add(id(exchange))).stop();
                }
            });
            insert(hub, "k1-1", "k1-2");
            try (RecordedLog log = RecordedLog.of(Relay.class.getName(), Level.WARN)) {
                look(hub);
                assertThat(log.lines()).singleElement().asString().contains("a route says 'stop'");
            }
            assertThat(stopped).containsExactly("k1-1");
            assertThat(waiting(hub)).containsExactly("k1-1", "k1-2");
        }
    }

    @Test
    void what_is_sent_is_on_the_disk_where_commits_do_not_wait_for_it() throws Exception {
        TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);
        List<Boolean> flushed = Collections.synchronizedList(new ArrayList<>());
        List<Hub> hubs = new ArrayList<>();
        String[] written = new String[1];
        try (Hub hub = hub(database, exchange -> flushed.add((Boolean) hubs.get(0).rows(
                "select pg_current_wal_flush_lsn() >= '" + written[0] + "'::pg_lsn as flushed").get(0).get("flushed")))) {
            hubs.add(hub);
            hub.execute("do $$ begin execute 'alter database ' || current_database() || ' set synchronous_commit to off'; end $$");
            hub.context().getRegistry().lookupByNameAndType("hub", com.zaxxer.hikari.HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
            for (int i = 1; i <= 20; i++) {
                insert(hub, "k1-" + i);
                written[0] = hub.rows("select pg_current_wal_insert_lsn()::text as lsn").get(0).get("lsn").toString();
                look(hub);
            }
            assertThat(flushed).hasSize(20).doesNotContain(false);
        }
    }

    @Test
    void nothing_is_asked_of_the_database_where_nobody_wants_events() throws Exception {
        DataSource none = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
            throw new AssertionError("asked: " + method);
        });
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Relay relay = new Relay(new Database(none, null), new ClockifySettings(context), () -> { }, () -> false, () -> false, System::nanoTime,
                    outcome -> { });
            assertThat(relay.next()).isFalse();
            relay.renew();
        }
    }

    @Test
    void a_look_is_due_each_second_and_at_once_where_this_process_wrote_events() {
        AtomicLong nanos = new AtomicLong(-5);
        AtomicBoolean committed = new AtomicBoolean();
        Relay relay = new Relay(TestDatabases.fresh(Dialect.H2), null, () -> { }, () -> committed.getAndSet(false), () -> false, nanos::get,
                outcome -> { });
        assertThat(relay.isDue()).as("the first").isTrue();
        nanos.addAndGet(999_999_999);
        assertThat(relay.isDue()).isFalse();
        committed.set(true);
        assertThat(relay.isDue()).isTrue();
        assertThat(relay.isDue()).as("once").isFalse();
        nanos.addAndGet(1_000_000_000);
        assertThat(relay.isDue()).as("another process may have written some").isTrue();
    }

    @Test
    void a_running_hub_looks_by_itself_and_a_file_takes_events(@TempDir Path folder) throws Exception {
        try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                Map.of("clockify.events.uri", "file:" + folder + "?fileName=${header.ce_subject}-${header.ce_id}.json"), null)) {
            // it makes the tables by itself, at its first look
            await().ignoreExceptions().until(() -> hub.count("select count(*) from clockify_outbox") == 0);
            insert(hub, "k1-1", "k1-2", "k1-3");
            await().until(() -> waiting(hub).isEmpty());
            assertThat(folder.resolve("k1-k1-1.json")).hasContent("{\"id\": \"k1-1\"}");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(3);
            }
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_columns_are_those_that_debezium_reads(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect);
        Instant now = database.now();
        assertThat(database.statement("waiting-events/list", "after", 0, "now", now, "latest", Term.latest(now), "most", 1).query().listOfRows())
                .isEmpty();
        assertThat(org.springframework.jdbc.core.simple.JdbcClient.create(database.dataSource())
                .sql("select id, aggregatetype, aggregateid, type, payload from clockify_outbox").query().listOfRows()).isEmpty();
    }
}
