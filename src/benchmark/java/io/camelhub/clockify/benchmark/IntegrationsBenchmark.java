package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.cli.Clockify;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many integrations, each with a key and a small workspace of its own, synced once an hour by one process: requests, database
 * statements, lag, processor and memory. Prints Markdown tables of two stretches:
 *
 * <ol>
 * <li>one quiet sync of each, all due at the same moment: the work of a whole hour, and its worst distribution;
 * <li>some minutes of an hour over which their syncs are spread evenly.
 * </ol>
 *
 * <p>One integration is synced for the first time; the others are written into the tables as copies of it, with ids of their own, so that
 * they are as after a first sync.
 *
 * <p>Lag is the time from when a sync was due until it began. The statements are those of the hub as PostgreSQL counts them, without
 * BEGIN and COMMIT; a batch counts once a row.
 *
 * <p>System properties: {@code benchmark.integrations} (10000); {@code benchmark.latencies}, milliseconds a request (the second number,
 * as in 0,200); {@code benchmark.heap} (256m as shipped, where not said); {@code benchmark.jvm}; {@code benchmark.minutes} (10).
 */
public final class IntegrationsBenchmark {

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int DAYS = 60;
    /** What says nothing of an integration that rests. */
    private static final Set<String> OF_A_MOMENT = Set.of("clockify_request", "clockify_claim", "clockify_lease", "clockify_lease_expiry",
            "clockify_sync_run", "clockify_activity_stale", "clockify_hint");

    private final int integrations = Integer.getInteger("benchmark.integrations", 10_000);
    private final Duration latency;
    private final Duration steady = Duration.ofMinutes(Integer.getInteger("benchmark.minutes", 10));
    private final TestDatabases.Access database;
    private final JdbcClient sql;
    private final World world;
    private final List<String> keys;
    private final Instant from = Instant.now().minus(Duration.ofDays(DAYS));

    private IntegrationsBenchmark(PostgresServer postgres) {
        String[] latencies = System.getProperty("benchmark.latencies", "0,200").split(",");
        latency = Duration.ofMillis(Long.parseLong(latencies[Math.min(1, latencies.length - 1)]));
        database = postgres.empty();
        sql = JdbcClient.create(database.dataSource());
        world = World.builder().seed(15).workspaces(integrations).people(2).groups(0).projects(1).clients(1).tags(1).tasksPerProject(0)
                .entries(10).from(from).oddities(false).build();
        keys = keys();
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        try (PostgresServer postgres = PostgresServer.counting()) {
            System.out.println(Circumstances.told(heap(), postgres.version()));
            new IntegrationsBenchmark(postgres).run();
        }
        System.exit(0);
    }

    private static String heap() {
        return System.getProperty("benchmark.heap", "256m");
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("integrations");
        sql.sql("create extension pg_stat_statements").update();
        sql.sql("create role hub superuser login").update();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            Process node = node(folder, simulator);
            try {
                System.out.printf(Locale.ROOT, "%n%d integrations, a sync an hour each, a tick every 10 s; log in %s%n%n"
                        + "| | syncs | s | requests | statements | statements a sync | lag, s: median | 99 %% | most | processors: node, %% | PostgreSQL, %% "
                        + "| simulator, %% | machine, %% |%n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|%n", integrations, folder);
                await(() -> syncedOf(1));
                copyTheFirst(simulator);
                Files.write(folder.resolve("hub.properties"), lines(integrations(1, integrations, simulator)), StandardOpenOption.APPEND);
                simulator.behaviour().latency(latency);
                sql.sql("analyze").update();
                sql.sql("update clockify_integration_workspace set due_at = current_timestamp").update();
                measure("a quiet sync of each, all due at once, " + latency.toMillis() + " ms a request", node, simulator, () -> await(() -> syncedOf(integrations)));
                String most = most();
                sql.sql("update clockify_integration_workspace set due_at = current_timestamp + interval '1 hour' * random()").update();
                measure(steady.toMinutes() + " minutes of an hour, spread evenly", node, simulator, () -> Thread.sleep(steady.toMillis()));
                System.out.printf(Locale.ROOT, "%nThe node took %d MB of the machine's memory at most, in all.%n%n%s", ProcessUse.peakMegabytes(node.toHandle()), most);
            } finally {
                node.destroyForcibly();
            }
        }
    }

    /** What is done, and waited for. */
    private interface Stretch {
        void run() throws Exception;
    }

    private void measure(String name, Process node, ClockifySimulator simulator, Stretch stretch) throws Exception {
        sql.sql("drop table if exists figures_due").update();
        Instant begun = Instant.now();
        sql.sql("create table figures_due as select integration, workspace_id, due_at from clockify_integration_workspace").update();
        sql.sql("select pg_stat_statements_reset()").query().listOfRows();
        int requests = simulator.requests().count();
        double[] before = processors(node);
        long start = System.nanoTime();
        stretch.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] after = processors(node);
        long syncs = sql.sql("select count(*) from clockify_sync_run where started_at >= ?").param(java.sql.Timestamp.from(begun)).query(Long.class).single();
        long statements = count("select coalesce(sum(calls), 0) from pg_stat_statements where userid = 'hub'::regrole");
        List<Double> lags = sql.sql("select extract(epoch from coalesce(min(r.started_at), current_timestamp) - d.due_at) from figures_due d "
                + "left join clockify_sync_run r on r.integration = d.integration and r.workspace_id = d.workspace_id and r.started_at >= d.due_at "
                + "where d.due_at < current_timestamp group by d.integration, d.workspace_id, d.due_at order by 1").query(Double.class).list();
        System.out.printf(Locale.ROOT, "| %s | %,d | %.0f | %,d | %,d | %.1f | %s | %.0f | %.0f | %.0f | %.0f |%n", name, syncs, seconds,
                simulator.requests().count() - requests, statements, (double) statements / syncs,
                String.format(Locale.ROOT, "%.1f | %.1f | %.1f", at(lags, 0.5), at(lags, 0.99), at(lags, 1)),
                ProcessUse.percent(after[0] - before[0], seconds), ProcessUse.percent(after[1] - before[1], seconds),
                ProcessUse.percent(after[2] - before[2], seconds), ProcessUse.percent(after[3] - before[3], seconds));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private double[] processors(Process node) {
        return new double[] {ProcessUse.processorSeconds(node.toHandle()), ProcessUse.processorSeconds(sql),
                ProcessUse.processorSeconds(ProcessHandle.current()), ProcessUse.machineSeconds()};
    }

    /** The statements that were asked most. */
    private String most() {
        StringBuilder table = new StringBuilder("Of the quiet sync of each:\n\n| statement | a sync | ms each, on the server |\n|---|---:|---:|\n");
        sql.sql("select query, calls, mean_exec_time as ms from pg_stat_statements where userid = 'hub'::regrole order by calls desc limit 45")
                .query(row -> {
                    table.append(String.format(Locale.ROOT, "| `%s` | %.2f | %.2f |%n",
                            row.getString("query").replaceAll("--.*?\n", "").replaceAll("\\s+", " ").replaceAll("^(.{150}).+", "$1…").replace("|", "\\|").trim(),
                            row.getLong("calls") / (double) integrations, row.getDouble("ms")));
                });
        return table.toString();
    }

    private boolean syncedOf(int number) {
        return count("select count(*) from clockify_integration_workspace where due_at > current_timestamp and synced_at is not null") == number
                && count("select count(*) from clockify_claim") == 0;
    }

    private static void await(java.util.concurrent.Callable<Boolean> done) {
        Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(LONGEST).ignoreExceptionsInstanceOf(DataAccessException.class).until(done);
    }

    private long count(String statement) {
        return sql.sql(statement).query(Long.class).single();
    }

    private Process node(Path folder, ClockifySimulator simulator) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url", database.jdbcUrl(),
                "camel.beans.hub.username", "hub",
                "camel.beans.hub.maximum-pool-size", "12",
                "camel.main.routes-include-pattern", "file:" + Path.of("routes").toAbsolutePath() + "/*.camel.yaml",
                "clockify.tick", "0/10 * * * * ?",
                "clockify.sync-every", "1h",
                "clockify.backfill-from", backfillFrom()));
        settings.putAll(integrations(0, 1, simulator));
        Path file = folder.resolve("hub.properties");
        Files.write(file, lines(settings));
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap()));
        options.addAll(List.of(System.getProperty("benchmark.jvm", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1").split(" ")));
        return ChildJvm.builder(options, Clockify.class, "--config", file.toString(), "run")
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private static List<String> lines(Map<String, String> settings) {
        return settings.entrySet().stream().map(line -> line.getKey() + " = " + line.getValue()).toList();
    }

    private String backfillFrom() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC).toString();
    }

    private static String name(int i) {
        return "i" + i;
    }

    private Map<String, String> integrations(int first, int end, ClockifySimulator simulator) {
        Map<String, String> settings = new TreeMap<>();
        for (int i = first; i < end; i++) {
            settings.put("clockify.integrations." + name(i) + ".api-key", keys.get(i));
            settings.put("clockify.integrations." + name(i) + ".api-url", simulator.apiUrl());
            settings.put("clockify.integrations." + name(i) + ".reports-url", simulator.reportsUrl());
        }
        return settings;
    }

    private List<String> keys() {
        List<String> made = new ArrayList<>();
        for (String workspace : world.workspaceIds()) {
            // not the first, who owns all of them
            List<PersonView> people = world.people(workspace);
            String person = people.get(people.size() - 1).id();
            world.changeRole(workspace, person, Role.WORKSPACE_ADMIN);
            made.add(world.addKey("key" + made.size(), person));
        }
        return made;
    }

    /** What is stored of the first integration and its workspace, for each of the others, with their names and with ids of their own. */
    private void copyTheFirst(ClockifySimulator simulator) {
        sql.sql("create table figures_other (number integer, integration text, workspace_id text, fingerprint text)").update();
        String stored = sql.sql("select fingerprint from clockify_integration").query(String.class).single();
        List<String> workspaces = world.workspaceIds();
        List<Object[]> others = new ArrayList<>();
        for (int i = 0; i < integrations; i++) {
            String fingerprint = Fingerprint.of(String.join("\n", Fingerprint.of(keys.get(i)), simulator.apiUrl(), simulator.reportsUrl(), "",
                    backfillFrom()));
            if (i == 0 && !fingerprint.equals(stored)) {
                throw new IllegalStateException("what identifies a key is computed otherwise by now");
            }
            others.add(new Object[] {i, name(i), workspaces.get(i), fingerprint});
        }
        new JdbcTemplate(database.dataSource()).batchUpdate("insert into figures_other values (?, ?, ?, ?)", others.subList(1, integrations));
        for (String table : sql.sql("select distinct t.table_name from information_schema.tables t join information_schema.columns c using (table_name) "
                + "where t.table_type = 'BASE TABLE' and t.table_name like 'clockify\\_%' "
                + "and (c.column_name = 'workspace_id' or t.table_name in ('clockify_integration', 'clockify_workspace'))").query(String.class).list()) {
            if (!OF_A_MOMENT.contains(table)) {
                copy(table, workspaces.get(0));
            }
        }
    }

    private void copy(String table, String workspace) {
        List<String> columns = sql.sql("select column_name from information_schema.columns where table_name = ? and is_identity = 'NO'")
                .param(table).query(String.class).list();
        String values = columns.stream().map(column -> switch (table + "." + column) {
            case "clockify_integration.name" -> "o.integration";
            case "clockify_integration.fingerprint" -> "o.fingerprint";
            case "clockify_workspace.id" -> "o.workspace_id";
            case "clockify_user.id" -> "t.id || '-' || o.number";
            default -> switch (column) {
                case "integration" -> "o.integration";
                case "workspace_id" -> "o.workspace_id";
                case "user_id", "owner_id" -> "t." + column + " || '-' || o.number";
                default -> "t." + column;
            };
        }).collect(Collectors.joining(", "));
        String which = switch (table) {
            case "clockify_integration" -> "t.name = 'i0'";
            case "clockify_workspace" -> "t.id = '" + workspace + "'";
            default -> "t.workspace_id = '" + workspace + "'";
        };
        sql.sql("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from " + table + " t, figures_other o where " + which).update();
    }
}
