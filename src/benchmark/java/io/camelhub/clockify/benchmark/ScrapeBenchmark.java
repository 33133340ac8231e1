package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.ManyIntegrations;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.MonitoredHub;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a scrape takes over 1 000 workspaces, over HTTP: each with figures that are read anew, as no scrape in reality comes within
 * five seconds of another. Each workspace has 35 windows, 50 users, 20 runs and 30 requests of the last hour.
 *
 * <p>System property: {@code benchmark.database}, one of H2, POSTGRESQL (if not said), MYSQL.
 */
public final class ScrapeBenchmark {

    private static final int WORKSPACES = 1000;
    private static final int TIMES = 9;
    /** Longer than figures are kept. */
    private static final Duration PAUSE = Duration.ofMillis(5100);

    private ScrapeBenchmark() {
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        ManyIntegrations many = new ManyIntegrations(WORKSPACES);
        Map<String, String> settings = new HashMap<>(many.settings());
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().people(1).entries(1).build());
                MonitoredHub hub = MonitoredHub.start(simulator, TestDatabases.empty(dialect), settings, null)) {
            many.store(hub.hub().database());
            fill(hub, dialect);
            hub.scrape();
            double[] millis = new double[TIMES];
            double[] kept = new double[TIMES];
            int series = 0;
            for (int i = 0; i < TIMES; i++) {
                Thread.sleep(PAUSE.toMillis());
                long start = System.nanoTime();
                String body = hub.get("metrics").body();
                millis[i] = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                hub.get("metrics");
                kept[i] = (System.nanoTime() - start) / 1e6;
                series = (int) body.lines().filter(line -> line.startsWith("clockify_")).count();
            }
            Arrays.sort(millis);
            Arrays.sort(kept);
            System.out.printf(Locale.ROOT, "%s, %d workspaces, %d series of the plugin: a scrape takes %.0f ms (median of %d), at most %.0f ms; where the figures are not read anew, %.0f ms%n",
                    dialect, WORKSPACES, series, millis[TIMES / 2], TIMES, millis[TIMES - 1], kept[TIMES / 2]);
        }
        System.exit(0);
    }

    private static void fill(MonitoredHub hub, Dialect dialect) {
        Instant now = hub.hub().database().now();
        for (int i = 0; i < 35; i++) {
            execute(hub, "insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at) "
                    + "select s.integration, s.workspace_id, '-', ?, ?, ? from clockify_integration_workspace s",
                    now.minus(Duration.ofDays(i + 1)), now.minus(Duration.ofDays(i)), now.minus(Duration.ofHours(i)));
        }
        for (int i = 0; i < 30; i++) {
            execute(hub, "insert into clockify_request (integration, workspace_id, sent_at, answered_at, backfill) "
                    + "select s.integration, s.workspace_id, ?, ?, false from clockify_integration_workspace s",
                    now.minusSeconds(100L * i + 1), now.minusSeconds(100L * i));
        }
        for (int i = 20; i > 0; i--) {
            execute(hub, "insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests, entries_seen, "
                    + "inserted, updated, deleted, unchanged, healed, rejected) "
                    + "select s.integration, s.workspace_id, 'sync', ?, ?, 'done', 4, 0, 0, 0, 0, 0, 0, 0 from clockify_integration_workspace s",
                    now.minusSeconds(900L * i), now.minusSeconds(900L * i - 2));
        }
        for (int i = 0; i < 50; i++) {
            execute(hub, "insert into clockify_user (workspace_id, id, employee_id, first_seen_at, changed_at) "
                    + "select s.workspace_id, 'u" + i + "', " + (i % 7 == 0 ? "null" : "'x'") + ", ?, ? from clockify_integration_workspace s", now, now);
        }
        if (dialect != Dialect.MYSQL) {
            execute(hub, "analyze");
        }
    }

    private static void execute(MonitoredHub hub, String sql, Instant... times) {
        JdbcClient.create(hub.hub().database().dataSource()).sql(sql)
                .params(Arrays.stream(times).map(hub.hub().database()::bind).toList()).update();
    }
}
