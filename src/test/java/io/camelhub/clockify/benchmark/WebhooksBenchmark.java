package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.webhook.EditWebhooks;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.sync.hint.WebhookTokens;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How soon a change in Clockify is in the table where Clockify reports it by a webhook, at 1 and at 50 changes a second; and what
 * 200 changes an hour cost in requests, with webhooks and without. On PostgreSQL, as durable as a hub's.
 *
 * <p>System property: {@code benchmark.figures}, of which {@code freshness} and {@code cost} are known; both where neither is named.
 */
public final class WebhooksBenchmark {

    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CHANGES_AN_HOUR = 200;
    private static final int SYNCS_AN_HOUR = 4;
    private static final String MARK = "change ";

    private final PostgresServer postgres;

    private WebhooksBenchmark(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        List<String> figures = List.of(System.getProperty("benchmark.figures", "").split(","));
        try (PostgresServer postgres = PostgresServer.start()) {
            System.out.println(Circumstances.told(Runtime.getRuntime().maxMemory() / (1024 * 1024) + "m", postgres.version()));
            WebhooksBenchmark benchmark = new WebhooksBenchmark(postgres);
            if (figures.contains("freshness") || !figures.contains("cost")) {
                System.out.println("| changes a second | number | from the change to the row, s: p50 | p95 | p99 | most | requests |");
                System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
                benchmark.freshness(1);
                benchmark.freshness(50);
            }
            if (figures.contains("cost") || !figures.contains("freshness")) {
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

        Place(Clock clock, boolean webhooks) throws Exception {
            world = World.builder().seed(3).people(50).entries(5_000).zones("UTC").oddities(false).clock(clock).build();
            workspace = world.workspaceId();
            clockify = ClockifySimulator.start(world);
            clockify.deliveries().atOnce(8);
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Map<String, String> settings = new HashMap<>();
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

        /** One of ten is a new entry; gives the id. */
        String change() {
            int number = changes++;
            if (number % 10 == 9) {
                Instant now = world.clock().instant();
                return world.createEntry(workspace, EntryDraft.of(entries.get(0).userId(), now.minusSeconds(3600), now.minusSeconds(60))
                        .withDescription(MARK + number));
            }
            String id = entries.get(number % entries.size()).id();
            world.editEntry(workspace, id, draft -> draft.withDescription(MARK + number));
            return id;
        }

        /** Of these, the entries whose rows have their change; none is changed twice. */
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

    private void freshness(int changesASecond) throws Exception {
        try (Place place = new Place(Clock.systemUTC(), true)) {
            // all is loaded and compiled once
            for (int i = 0; i < 20; i++) {
                String id = place.change();
                until("a change arrives", () -> !place.arrived(List.of(id)).isEmpty());
            }
            place.clockify.requests().reset();
            int number = (int) (MEASURED.toSeconds() * changesASecond);
            Map<String, Long> waiting = new HashMap<>();
            List<Double> seconds = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < number || !waiting.isEmpty(); ) {
                while (i < number && System.nanoTime() - start >= i * 1_000_000_000L / changesASecond) {
                    waiting.put(place.change(), System.nanoTime());
                    i++;
                }
                List<String> arrived = place.arrived(List.copyOf(waiting.keySet()));
                long seen = System.nanoTime();
                arrived.forEach(id -> seconds.add((seen - waiting.remove(id)) / 1e9));
                if (System.nanoTime() - start > MEASURED.plus(PATIENCE).toNanos()) {
                    throw new IllegalStateException(waiting.size() + " changes did not arrive: " + waiting.keySet());
                }
                Thread.sleep(5);
            }
            double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(Locale.ROOT, "| %d | %d | %.2f | %.2f | %.2f | %.2f | %d |%n", changesASecond, sorted.length, at(sorted, 0.5),
                    at(sorted, 0.95), at(sorted, 0.99), sorted[sorted.length - 1], place.clockify.requests().count());
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }

    /** An hour by a clock of our own: each change is waited for where webhooks report it, so that none shares its request with the next. */
    private void cost(boolean webhooks) throws Exception {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.now());
        try (Place place = new Place(clock, webhooks)) {
            place.clockify.requests().reset();
            for (int i = 0; i < CHANGES_AN_HOUR; i++) {
                String id = place.change();
                if (webhooks) {
                    until("a change arrives", () -> !place.arrived(List.of(id)).isEmpty());
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
