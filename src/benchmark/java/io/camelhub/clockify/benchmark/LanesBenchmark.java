package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what several requests at once are worth where each takes its time: the first sync of a workspace beside
 * {@link HandwrittenLoop}, with one request at a time and as shipped, a JVM each; and of 20 workspaces of an integration each, together
 * and one after the other. Prints Markdown tables.
 *
 * <p>System properties: {@code benchmark.entries} (the first number), {@code benchmark.latencies}, milliseconds a request, separated by
 * commas (0,200,1000), {@code benchmark.heap}, {@code benchmark.jvm}.
 */
public final class LanesBenchmark {

    private static final int INTEGRATIONS = 20;

    private final PostgresServer postgres;
    private final LocalDate from = LocalDate.now(ZoneOffset.UTC).minusYears(3);

    private LanesBenchmark(PostgresServer postgres) {
        this.postgres = postgres;
    }

    public static void main(String[] args) throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            LanesBenchmark benchmark = new LanesBenchmark(postgres);
            System.out.println(Circumstances.told(System.getProperty("benchmark.heap", "128m"), postgres.version()));
            benchmark.oneWorkspace();
            benchmark.manyIntegrations();
        }
        System.exit(0);
    }

    private void oneWorkspace() throws Exception {
        long entries = Long.parseLong(System.getProperty("benchmark.entries", "100000").split(",")[0]);
        World world = World.builder().seed(1).people(200).projects(60).clients(20).entries((int) entries).oddities(false)
                .from(from.atStartOfDay().toInstant(ZoneOffset.UTC)).build();
        System.out.printf(Locale.ROOT, "%n| first sync of %,d entries, ms a request | loop, s | one request at a time, s | as shipped, s |"
                + " one at a time / shipped | loop / shipped | requests: loop, one, shipped |%n|---:|---:|---:|---:|---:|---:|---|%n", entries);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().off(Quirk.LIMITS_ENFORCED);
            child(simulator, HandwrittenLoop.class, null);
            for (String latency : System.getProperty("benchmark.latencies", "0,200,1000").split(",")) {
                simulator.behaviour().latency(Duration.ofMillis(Long.parseLong(latency.trim())));
                Measured loop = child(simulator, HandwrittenLoop.class, null);
                Measured one = child(simulator, PluginBackfill.class, "1");
                Measured shipped = child(simulator, PluginBackfill.class, null);
                System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.2f | %.2f | %d, %d, %d |%n", latency,
                        loop.millis() / 1e3, one.millis() / 1e3, shipped.millis() / 1e3, (double) one.millis() / shipped.millis(),
                        (double) loop.millis() / shipped.millis(), loop.requests(), one.requests(), shipped.requests());
            }
        }
    }

    private Measured child(ClockifySimulator simulator, Class<?> main, String parallel) throws IOException, InterruptedException {
        TestDatabases.Access database = postgres.empty();
        new Database(database.dataSource(), null).migrate();
        World world = simulator.world();
        Source source = new Source(
                simulator.apiUrl(), simulator.reportsUrl(), world.adminKey(), world.workspaceId(), from, database.jdbcUrl());
        List<String> options = new ArrayList<>(List.of("-Xmx" + System.getProperty("benchmark.heap", "128m")));
        options.addAll(Arrays.asList(source.systemProperties()));
        Arrays.stream(System.getProperty("benchmark.jvm", "").split(" ")).filter(option -> !option.isBlank()).forEach(options::add);
        if (parallel != null) {
            options.add("-Dbenchmark.parallel-requests=" + parallel);
        }
        Process child = ChildJvm.start(options, main);
        try (BufferedReader output = child.inputReader()) {
            return output.lines().flatMap(line -> Measured.of(line).stream()).reduce((first, last) -> last)
                    .orElseThrow(() -> new IllegalStateException(main + " printed no figures"));
        }
    }

    private void manyIntegrations() {
        System.out.printf("%n| %d integrations, 200 ms a request | s |%n|---|---:|%n", INTEGRATIONS);
        double alone = many(1);
        System.out.printf(Locale.ROOT, "| one after the other | %.1f |%n", alone);
        for (int places : List.of(8, INTEGRATIONS)) {
            double together = many(places);
            System.out.printf(Locale.ROOT, "| together, parallel-workspaces = %d | %.1f, %.1f times as fast |%n",
                    places, together, alone / together);
        }
    }

    private static double many(int places) {
        World world = World.builder().seed(2).workspaces(INTEGRATIONS).people(10).entries(500).oddities(false).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().off(Quirk.LIMITS_ENFORCED);
            simulator.behaviour().latency(Duration.ofMillis(200));
            Map<String, String> settings = new HashMap<>();
            settings.put("clockify.parallel-workspaces", String.valueOf(places));
            settings.put("clockify.integrations.acme.api-key", null);
            settings.put("clockify.integrations.acme.api-url", null);
            settings.put("clockify.integrations.acme.reports-url", null);
            for (int i = 0; i < INTEGRATIONS; i++) {
                String name = "clockify.integrations.i" + i + ".";
                settings.put(name + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
                settings.put(name + "team-ids", world.workspaceIds().get(i));
                settings.put(name + "api-url", simulator.apiUrl());
                settings.put(name + "reports-url", simulator.reportsUrl());
            }
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.POSTGRESQL), settings)) {
                // what a key sees is found out before: requests of keys of which that is not known share one budget
                for (int i = 0; i < INTEGRATIONS; i++) {
                    String name = "i" + i;
                    hub.context().createProducerTemplate().request("direct:clockify-discover",
                            exchange -> exchange.setVariable("clockifyIntegration", name));
                }
                long start = System.nanoTime();
                long done = hub.sync(SyncOrder.of(List.of())).stream().filter(run -> run.outcome().equals("done")).count();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (done != INTEGRATIONS) {
                    throw new IllegalStateException("only " + done + " were synced: " + hub.failures());
                }
                return seconds;
            }
        }
    }
}
