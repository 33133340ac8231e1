package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.broker.Kafka;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.outbox.OutboxRows;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many events a second go out: to an endpoint that does nothing, to ActiveMQ Artemis, which has each on its disk, and to Apache
 * Kafka, by the real routes. Prints a Markdown table.
 *
 * <p>System properties: {@code benchmark.entries}, how many events, of a thousand entries; {@code benchmark.database}, one of H2, POSTGRESQL
 * (if not said), MYSQL.
 */
public final class RelayBenchmark {

    private static final int EVENTS = Integer.getInteger("benchmark.entries", 20_000);
    private static final int ENTRIES = 1000;

    private RelayBenchmark() {
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        Path folder = Files.createTempDirectory("relay");
        System.out.printf(Locale.ROOT, "%d events of %d entries, %s%n%n| endpoint | events a second |%n|---|---|%n", EVENTS, ENTRIES, dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().seed(162).people(1).entries(1).build())) {
            measure("nothing", simulator, dialect, Map.of("clockify.events.uri", "mock:nothing?retainFirst=0&retainLast=0"));
            try (Artemis artemis = Artemis.open(folder)) {
                Map<String, String> settings = new HashMap<>(artemis.settings());
                settings.put("clockify.events.uri", Artemis.uri("clockify-events"));
                settings.put("camel.beans.artemisPool.session-cache-size", "8");
                measure("Artemis", simulator, dialect, settings);
            }
            try (Kafka kafka = Kafka.open()) {
                measure("Kafka", simulator, dialect, Map.of("clockify.events.uri", "kafka:clockify-events?brokers=" + kafka.address()));
            }
        }
        System.exit(0);
    }

    private static void measure(String endpoint, ClockifySimulator simulator, Dialect dialect, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("camel.main.routes-exclude-pattern", "**/clockify-console.camel.yaml,**/clockify-broker.camel.yaml");
        try (Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), all)) {
            hub.context().getRouteController().stopRoute("clockify-events");
            hub.database().migrate();
            OutboxRows.insert(hub, EVENTS / 4, ENTRIES);
            relay(hub);
            OutboxRows.insert(hub, EVENTS, ENTRIES);
            double seconds = relay(hub);
            System.out.printf(Locale.ROOT, "| %s | %.0f |%n", endpoint, EVENTS / seconds);
        }
    }

    private static double relay(Hub hub) {
        long start = System.nanoTime();
        while (hub.count("select count(*) from clockify_outbox") > 0) {
            hub.context().createProducerTemplate().sendBody("direct:clockify-relay", "");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
