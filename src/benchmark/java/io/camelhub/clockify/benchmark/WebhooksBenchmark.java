package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.broker.Kafka;
import io.camelhub.clockify.command.EditWebhooks;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.WebhookTokens;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How soon a change in Clockify is in the table, and its event on Kafka, where Clockify reports it by a webhook, at 1 and at 50 changes a
 * second, and where it is found by a sync each 15 minutes; and what 200 changes an hour cost in requests, with webhooks and without. On
 * PostgreSQL, as durable as a hub's. Clockify, Kafka and who receives from it are in the process of the hub.
 *
 * <p>System property: {@code benchmark.figures}, of which {@code freshness}, {@code cost} and {@code polling} are known; the last takes 16
 * minutes. The first two where none of them is named.
 */
public final class WebhooksBenchmark {

    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLLING = Duration.ofMinutes(15);
    private static final int CHANGES_AN_HOUR = 200;
    private static final int SYNCS_AN_HOUR = 4;
    private static final String MARK = "change ";
    private static final Pattern MARKED = Pattern.compile("\"description\":\"(" + MARK + "\\d+)\"");
    private static final String TOPIC = "clockify-events";

    private final PostgresServer postgres;
    private final Kafka kafka;

    private WebhooksBenchmark(PostgresServer postgres, Kafka kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        List<String> named = List.of(System.getProperty("benchmark.figures", "").split(","));
        List<String> figures = named.stream().anyMatch(List.of("freshness", "cost", "polling")::contains) ? named : List.of("freshness", "cost");
        try (PostgresServer postgres = PostgresServer.start(); Kafka kafka = Kafka.open()) {
            System.out.println(Circumstances.told(Runtime.getRuntime().maxMemory() / (1024 * 1024) + "m", postgres.version()));
            WebhooksBenchmark benchmark = new WebhooksBenchmark(postgres, kafka);
            if (figures.contains("freshness") || figures.contains("polling")) {
                System.out.println("| | changes a second | number | from the change to the row, s: p50 | p95 | p99 | most "
                        + "| to the event on Kafka, s: p50 | p95 | p99 | most | requests |");
                System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            }
            if (figures.contains("freshness")) {
                benchmark.freshness(1, true, MEASURED);
                benchmark.freshness(50, true, MEASURED);
            }
            if (figures.contains("polling")) {
                benchmark.freshness(1, false, POLLING);
            }
            if (figures.contains("cost")) {
                System.out.println("| " + CHANGES_AN_HOUR + " changes an hour | requests | of them |");
                System.out.println("|---|---:|---|");
                benchmark.cost(false);
                benchmark.cost(true);
            }
        }
        System.exit(0);
    }

    /** One hub with its Clockify; the backfill is done, and Clockify's webhooks point to it where they are wanted. */
    private final class Place implements AutoCloseable {

        private final World world;
        private final String workspace;
        private final ClockifySimulator clockify;
        private final TestDatabases.Access access = postgres.empty();
        private final Hub hub;
        private final SingleConnectionDataSource connection;
        private final JdbcClient sql;
        private final List<EntryView> entries;
        private int changes;

        Place(Clock clock, boolean webhooks, Map<String, String> more) throws Exception {
            world = World.builder().seed(3).people(50).entries(5_000).zones("UTC").oddities(false).clock(clock).build();
            workspace = world.workspaceId();
            clockify = ClockifySimulator.start(world);
            clockify.deliveries().atOnce(8);
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Map<String, String> settings = new HashMap<>(more);
            settings.put("clockify.webhooks.url", webhooks ? "http://127.0.0.1:" + port : null);
            settings.put("camel.server.enabled", Boolean.toString(webhooks));
            settings.put("camel.server.host", "127.0.0.1");
            settings.put("camel.server.port", Integer.toString(port));
            hub = Hub.start(clockify, access, settings, (InstantSource) clock::instant);
            connection = new SingleConnectionDataSource(access.jdbcUrl(), access.username(), access.password(), true);
            sql = JdbcClient.create(connection);
            hub.sync();
            entries = world.entries(workspace).stream().filter(entry -> !entry.running()).toList();
            if (webhooks) {
                install();
            }
        }

        private void install() throws Exception {
            EditWebhooks webhooks = bean(EditWebhooks.class);
            var made = webhooks.install(bean(ClockifySettings.class).integrations().integrations().get(0), new Order("a benchmark", "a benchmark"));
            if (made.stream().anyMatch(one -> one.problem() != null || one.made().size() != 10)) {
                throw new IllegalStateException(made.toString());
            }
            until("the tokens are known", () -> bean(WebhookTokens.class).count("acme") == 10);
        }

        private <T> T bean(Class<T> type) {
            return hub.context().getRegistry().findSingleByType(type);
        }

        /** One of ten is a new entry. */
        Change change() {
            String text = MARK + changes++;
            long at = System.nanoTime();
            if (changes % 10 == 0) {
                Instant now = world.clock().instant();
                return new Change(world.createEntry(workspace,
                        EntryDraft.of(entries.get(0).userId(), now.minusSeconds(3600), now.minusSeconds(60)).withDescription(text)), text, at);
            }
            String id = entries.get(changes % entries.size()).id();
            world.editEntry(workspace, id, draft -> draft.withDescription(text));
            return new Change(id, text, at);
        }

        /** Of these entries, those whose rows have their change; none is changed twice. */
        List<String> arrived(List<String> ids) {
            return ids.isEmpty() ? List.of() : sql.sql("select id from clockify_time_entry where id in (:ids) and description like '" + MARK + "%'")
                    .param("ids", ids).query(String.class).list();
        }

        @Override
        public void close() {
            connection.destroy();
            hub.close();
            clockify.close();
        }
    }

    /**
     * A change in Clockify.
     *
     * @param text the description that the entry has from then on
     * @param at when it was made, by {@link System#nanoTime}
     */
    private record Change(String entryId, String text, long at) {
    }

    private void freshness(int changesASecond, boolean webhooks, Duration measured) throws Exception {
        String topic = TOPIC + "-" + changesASecond + (webhooks ? "" : "-polled");
        Map<String, String> settings = new HashMap<>();
        settings.put("clockify.events.uri", "kafka:" + topic + "?brokers=" + kafka.address());
        if (!webhooks) {
            settings.put("clockify.tick", "0 * * * * ?");
        }
        try (Place place = new Place(Clock.systemUTC(), webhooks, settings);
                EventArrivals events = EventArrivals.of(kafka.address(), topic, Kafka.PARTITIONS, WebhooksBenchmark::mark)) {
            // all is loaded and compiled once
            for (int i = 0; i < 20; i++) {
                Change change = place.change();
                until("a change arrives", () -> {
                    if (!webhooks) {
                        place.hub.sync();
                    }
                    return !place.arrived(List.of(change.entryId())).isEmpty() && events.of(change.text()) != null;
                });
            }
            place.clockify.requests().reset();
            int number = (int) (measured.toSeconds() * changesASecond);
            Map<String, Change> waiting = new HashMap<>();
            List<Change> changes = new ArrayList<>();
            List<Double> rows = new ArrayList<>();
            long start = System.nanoTime();
            Duration longest = measured.plus(webhooks ? PATIENCE : POLLING.plus(PATIENCE));
            for (int i = 0; i < number || !waiting.isEmpty(); ) {
                while (i < number && System.nanoTime() - start >= i * 1_000_000_000L / changesASecond) {
                    Change change = place.change();
                    waiting.put(change.entryId(), change);
                    changes.add(change);
                    i++;
                }
                List<String> arrived = place.arrived(List.copyOf(waiting.keySet()));
                long seen = System.nanoTime();
                arrived.forEach(id -> rows.add((seen - waiting.remove(id).at()) / 1e9));
                if (System.nanoTime() - start > longest.toNanos()) {
                    throw new IllegalStateException(waiting.size() + " changes did not arrive: " + waiting.keySet());
                }
                Thread.sleep(webhooks ? 5 : 100);
            }
            until("the events arrive", () -> changes.stream().allMatch(change -> events.of(change.text()) != null));
            List<Double> received = changes.stream().map(change -> (events.of(change.text()) - change.at()) / 1e9).toList();
            System.out.printf(Locale.ROOT, "| %s | %d | %d | %s | %s | %d |%n", webhooks ? "webhooks" : "polling each 15 minutes", changesASecond,
                    number, shares(rows), shares(received), place.clockify.requests().count());
        }
    }

    private static String mark(String value) {
        Matcher marked = MARKED.matcher(value);
        return marked.find() ? marked.group(1) : value;
    }

    private static String shares(List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(Locale.ROOT, "%.2f | %.2f | %.2f | %.2f", at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }

    /** An hour by a clock of our own: each change is waited for where webhooks report it, so that none shares its request with the next. */
    private void cost(boolean webhooks) throws Exception {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.now());
        try (Place place = new Place(clock, webhooks, Map.of())) {
            place.clockify.requests().reset();
            for (int i = 0; i < CHANGES_AN_HOUR; i++) {
                Change change = place.change();
                if (webhooks) {
                    until("a change arrives", () -> !place.arrived(List.of(change.entryId())).isEmpty());
                }
                clock.advance(Duration.ofHours(1).dividedBy(CHANGES_AN_HOUR));
                if ((i + 1) % (CHANGES_AN_HOUR / SYNCS_AN_HOUR) == 0) {
                    place.hub.sync();
                }
            }
            System.out.printf(Locale.ROOT, "| %s | %d | %s |%n", webhooks ? "with webhooks" : "without", place.clockify.requests().count(),
                    place.clockify.requests().byKind());
        }
    }

    private static void until(String what, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            Thread.sleep(10);
        }
    }
}
