package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.cli.Clockify;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What further nodes are worth on a broker where requests take their time: the backfill of many workspaces, and a quiet sync of all of
 * them, on 1, 2 and 3 processes; and how long it takes until the workspaces of a process that is killed (-9) go on. Prints Markdown tables.
 *
 * <p>System properties: {@code benchmark.workspaces} (200), {@code benchmark.entries}, the entries of a workspace (the first number,
 * 1000 at most), {@code benchmark.latencies}, milliseconds a request (the second number, as in 0,200), {@code benchmark.heap}.
 */
public final class NodesBenchmark {

    private static final int MOST_NODES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final PostgresServer postgres;
    private final Path folder = Files.createTempDirectory("nodes");
    private final int workspaces = Integer.getInteger("benchmark.workspaces", 200);
    private final World world;

    private NodesBenchmark(PostgresServer postgres) throws IOException {
        this.postgres = postgres;
        int entries = Math.min(1000, Integer.parseInt(System.getProperty("benchmark.entries", "200").split(",")[0]));
        world = World.builder().seed(3).workspaces(workspaces).people(5).entries(entries).oddities(false).build();
    }

    /** Prints the figures. */
    public static void main(String[] args) throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            System.out.println(Circumstances.told(System.getProperty("benchmark.heap", "256m"), postgres.version()));
            new NodesBenchmark(postgres).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(Locale.ROOT, "%n| nodes | backfill of %d workspaces, s | times one node | a quiet sync of each, s | times one node |%n"
                + "|---:|---:|---:|---:|---:|%n", workspaces);
        double[] one = null;
        double recovery = 0;
        for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
            try (Fleet fleet = new Fleet(nodes)) {
                double backfill = fleet.secondsUntilAllAreSynced();
                fleet.makeAllDue();
                double quiet = fleet.secondsUntilAllAreSynced();
                one = one == null ? new double[] {backfill, quiet} : one;
                System.out.printf(Locale.ROOT, "| %d | %.1f | %.2f | %.1f | %.2f |%n", nodes, backfill, one[0] / backfill, quiet, one[1] / quiet);
                if (nodes == MOST_NODES) {
                    recovery = fleet.secondsUntilOthersTakeOver();
                }
            }
        }
        System.out.printf(Locale.ROOT, "%n| one of %d nodes killed (-9) amid its work, tick of 10 s: until all of its workspaces go on, s | %.1f |%n|---|---:|%n",
                MOST_NODES, recovery);
    }

    /** Processes on a broker and a database of their own. */
    private final class Fleet implements AutoCloseable {

        private final TestDatabases.Access database = postgres.empty();
        private final JdbcClient sql = JdbcClient.create(database.dataSource());
        private final ClockifySimulator simulator = ClockifySimulator.start(world);
        private final Artemis broker;
        private final List<Process> nodes = new ArrayList<>();

        Fleet(int number) throws Exception {
            broker = Artemis.open(Files.createTempDirectory(folder, "broker"));
            String[] latencies = System.getProperty("benchmark.latencies", "0,200").split(",");
            simulator.behaviour().off(Quirk.LIMITS_ENFORCED).latency(Duration.ofMillis(Long.parseLong(latencies[Math.min(1, latencies.length - 1)])));
            for (int i = 0; i < number; i++) {
                nodes.add(node());
            }
            // before the first sync, so that each begins with all nodes
            Awaitility.await().atMost(LONGEST).until(() -> broker.receivers() == number);
        }

        private Process node() throws IOException {
            Map<String, String> settings = new TreeMap<>(broker.settings());
            settings.putAll(Map.of(
                    "camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource",
                    "camel.beans.hub.jdbc-url", database.jdbcUrl(),
                    "camel.beans.hub.username", database.username(),
                    "camel.main.routes-include-pattern", "file:" + Path.of("routes").toAbsolutePath() + "/*.camel.yaml",
                    "clockify.tick", "0/10 * * * * ?",
                    "clockify.sync-every", "12h",
                    "clockify.integrations.acme.api-key", world.adminKey(),
                    "clockify.integrations.acme.api-url", simulator.apiUrl(),
                    "clockify.integrations.acme.reports-url", simulator.reportsUrl()));
            Path file = Files.createTempDirectory(folder, "node").resolve("hub.properties");
            Files.write(file, settings.entrySet().stream().map(line -> line.getKey() + " = " + line.getValue()).toList());
            return ChildJvm.builder(List.of("-Xmx" + System.getProperty("benchmark.heap", "256m"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    Clockify.class, "--config", file.toString(), "run")
                    .redirectErrorStream(true).redirectOutput(file.resolveSibling("log").toFile()).start();
        }

        /** From the first request that is sent now to the end of the last sync. */
        double secondsUntilAllAreSynced() {
            int before = simulator.requests().count();
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(LONGEST).until(() -> simulator.requests().count() > before);
            long start = System.nanoTime();
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(LONGEST).ignoreExceptionsInstanceOf(DataAccessException.class).until(() ->
                    count("select count(*) from clockify_integration_workspace where due_at > current_timestamp and synced_at is not null")
                            == workspaces && count("select count(*) from clockify_claim") == 0);
            return (System.nanoTime() - start) / 1e9;
        }

        void makeAllDue() {
            sql.sql("update clockify_integration_workspace set due_at = null").update();
        }

        /** Until each workspace that a node was at when it was killed is at another, or done. */
        double secondsUntilOthersTakeOver() throws InterruptedException {
            makeAllDue();
            Process victim = nodes.get(0);
            String holder = "process " + victim.pid() + " on %";
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(LONGEST).until(() -> !leased(holder).isEmpty());
            victim.destroyForcibly().waitFor();
            long start = System.nanoTime();
            List<String> left = leased(holder);
            if (left.isEmpty()) {
                throw new IllegalStateException("it was killed when it had nothing to do");
            }
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(LONGEST).until(() -> last(holder).stream().noneMatch(left::contains));
            return (System.nanoTime() - start) / 1e9;
        }

        /** What a process has a lease of now. */
        private List<String> leased(String holder) {
            return sql.sql("select workspace_id from clockify_lease_expiry where holder like ? and expires_at > current_timestamp")
                    .param(holder).query(String.class).list();
        }

        /** Of what it had the last lease. */
        private List<String> last(String holder) {
            return sql.sql("select workspace_id from clockify_lease_expiry where holder like ?").param(holder).query(String.class).list();
        }

        private long count(String statement) {
            return sql.sql(statement).query(Long.class).single();
        }

        @Override
        public void close() {
            nodes.forEach(Process::destroyForcibly);
            broker.close();
            simulator.close();
        }
    }
}
