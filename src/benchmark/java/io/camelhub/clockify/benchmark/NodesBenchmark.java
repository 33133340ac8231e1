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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What further nodes are worth on a broker where requests take their time: the backfill of many workspaces, and a quiet sync of all of
 * them, on 1, 2 and 3 processes; and how long it takes until the workspaces of a process that is killed (-9) go on. Prints Markdown tables,
 * with the share of the machine's processors that each part of it took: where the machine is full, it is measured, and not the nodes.
 *
 * <p>Before the clock starts, the nodes are warmed up by the backfill and by some quiet syncs of other workspaces.
 *
 * <p>System properties: {@code benchmark.workspaces} (200), {@code benchmark.entries}, the entries of a workspace (the first number,
 * 1000 at most), {@code benchmark.latencies}, milliseconds a request (the second number, as in 0,200), {@code benchmark.lanes},
 * {@code clockify.parallel-workspaces} of each node (8 as shipped), {@code benchmark.rounds}, quiet syncs of which the median counts (1),
 * {@code benchmark.heap}.
 */
public final class NodesBenchmark {

    private static final int MOST_NODES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int WARM_WORKSPACES = 48;
    private static final int WARM_ROUNDS = 2;
    private static final String WARM = "warm";
    private static final String ACME = "acme";

    private final PostgresServer postgres;
    private final Path folder = Files.createTempDirectory("nodes");
    private final int workspaces = Integer.getInteger("benchmark.workspaces", 200);
    private final int lanes = Integer.getInteger("benchmark.lanes", 8);
    private final int rounds = Integer.getInteger("benchmark.rounds", 1);
    private final Map<String, Double> one = new HashMap<>();
    private final World world;

    private NodesBenchmark(PostgresServer postgres) throws IOException {
        this.postgres = postgres;
        int entries = Math.min(1000, Integer.parseInt(System.getProperty("benchmark.entries", "200").split(",")[0]));
        world = World.builder().seed(3).workspaces(WARM_WORKSPACES + workspaces).people(5).entries(entries).oddities(false).build();
        world.addKey(WARM, world.keyOwner(World.ADMIN));
        List<String> all = world.workspaceIds();
        all.subList(0, WARM_WORKSPACES).forEach(workspace -> world.hideWorkspace(World.ADMIN, workspace));
        all.subList(WARM_WORKSPACES, all.size()).forEach(workspace -> world.hideWorkspace(WARM, workspace));
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
        System.out.printf(Locale.ROOT, "%n%d workspaces, clockify.parallel-workspaces = %d%n%n| nodes | | s | times one node | processors: nodes, %% | PostgreSQL, %% "
                + "| simulator and broker, %% | machine, %% | runs | requests | places taken, %% |%n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|%n", workspaces, lanes);
        double recovery = 0;
        for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
            try (Fleet fleet = new Fleet(nodes)) {
                fleet.warmUp();
                fleet.addAcme();
                print(nodes, "backfill", fleet.untilAllAreSynced(ACME, workspaces));
                List<Use> quiet = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    fleet.makeAllDue(ACME);
                    quiet.add(fleet.untilAllAreSynced(ACME, workspaces));
                }
                quiet.sort(Comparator.comparingDouble(Use::seconds));
                print(nodes, "a quiet sync of each", quiet.get(rounds / 2));
                if (nodes == MOST_NODES) {
                    recovery = fleet.secondsUntilOthersTakeOver();
                }
            }
        }
        System.out.printf(Locale.ROOT, "%n| one of %d nodes killed (-9) amid its work, tick of 10 s: until all of its workspaces go on, s | %.1f |%n|---|---:|%n",
                MOST_NODES, recovery);
    }

    private void print(int nodes, String what, Use use) {
        System.out.printf(Locale.ROOT, "| %d | %s | %.1f | %.2f | %.0f | %.0f | %.0f | %.0f | %d | %d | %.0f |%n", nodes, what, use.seconds(),
                one.computeIfAbsent(what, first -> use.seconds()) / use.seconds(), use.percent(use.nodes()), use.percent(use.postgres()),
                use.percent(use.simulator()), use.percent(use.machine()), use.runs(), use.requests(),
                100 * use.running() / use.seconds() / nodes / lanes);
    }

    /** Seconds, and processor seconds of each part; the runs that ended, the seconds of them all, and requests. */
    private record Use(double seconds, double nodes, double postgres, double simulator, double machine, long runs, double running, int requests) {

        double percent(double processor) {
            return ProcessUse.percent(processor, seconds);
        }

        Use since(Use before) {
            return new Use(seconds - before.seconds, nodes - before.nodes, postgres - before.postgres, simulator - before.simulator,
                    machine - before.machine, runs - before.runs, running - before.running, requests - before.requests);
        }
    }

    /** Processes on a broker and a database of their own. */
    private final class Fleet implements AutoCloseable {

        private final TestDatabases.Access database = postgres.empty();
        private final JdbcClient sql = JdbcClient.create(database.dataSource());
        private final ClockifySimulator simulator = ClockifySimulator.start(world);
        private final Artemis broker;
        private final List<Process> nodes = new ArrayList<>();
        private final List<Path> files = new ArrayList<>();

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

        private Map<String, String> integration(String name, String key) {
            return Map.of("clockify.integrations." + name + ".api-key", key,
                    "clockify.integrations." + name + ".api-url", simulator.apiUrl(),
                    "clockify.integrations." + name + ".reports-url", simulator.reportsUrl());
        }

        private static List<String> lines(Map<String, String> settings) {
            return settings.entrySet().stream().map(line -> line.getKey() + " = " + line.getValue()).toList();
        }

        /** So that each node has loaded and compiled what it is about to do. */
        void warmUp() {
            untilAllAreSynced(WARM, WARM_WORKSPACES);
            for (int i = 0; i < WARM_ROUNDS; i++) {
                makeAllDue(WARM);
                untilAllAreSynced(WARM, WARM_WORKSPACES);
            }
        }

        /** Each node takes it with its next tick. */
        void addAcme() throws IOException {
            for (Path file : files) {
                Files.write(file, lines(integration(ACME, world.adminKey())), StandardOpenOption.APPEND);
            }
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
                    "clockify.parallel-workspaces", String.valueOf(lanes)));
            settings.putAll(integration(WARM, world.key(WARM)));
            Path file = Files.createTempDirectory(folder, "node").resolve("hub.properties");
            Files.write(file, lines(settings));
            files.add(file);
            return ChildJvm.builder(List.of("-Xmx" + System.getProperty("benchmark.heap", "256m"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    Clockify.class, "--config", file.toString(), "run")
                    .redirectErrorStream(true).redirectOutput(file.resolveSibling("log").toFile()).start();
        }

        /** From the first request that is sent now to the end of the last sync. */
        Use untilAllAreSynced(String integration, int number) {
            int before = simulator.requests().count();
            Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(LONGEST).until(() -> simulator.requests().count() > before);
            Use start = use();
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(LONGEST).ignoreExceptionsInstanceOf(DataAccessException.class).until(() ->
                    sql.sql("select count(*) from clockify_integration_workspace where integration = ? and due_at > current_timestamp "
                            + "and synced_at is not null").param(integration).query(Long.class).single() == number
                            && count("select count(*) from clockify_claim") == 0);
            return use().since(start);
        }

        private Use use() {
            return new Use(System.nanoTime() / 1e9, ProcessUse.processorSeconds(nodes), ProcessUse.processorSeconds(sql),
                    ProcessUse.processorSeconds(ProcessHandle.current()), ProcessUse.machineSeconds(),
                    count("select count(finished_at) from clockify_sync_run"),
                    count("select coalesce(sum(cast(extract(epoch from finished_at - started_at) * 1000 as bigint)), 0) from clockify_sync_run") / 1e3,
                    simulator.requests().count());
        }

        void makeAllDue(String integration) {
            sql.sql("update clockify_integration_workspace set due_at = null where integration = ?").param(integration).update();
        }

        /** Until each workspace that a node was at when it was killed is at another, or done. */
        double secondsUntilOthersTakeOver() throws InterruptedException {
            makeAllDue(ACME);
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
