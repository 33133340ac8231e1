package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.ManyIntegrations;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.runs.RejectedQuery;
import io.camelhub.clockify.query.runs.RunsQuery;
import io.camelhub.clockify.query.runs.RunsQuery.Filter;
import io.camelhub.clockify.query.state.IntegrationStatus;
import io.camelhub.clockify.query.state.StatusQuery;
import io.camelhub.clockify.query.state.WorkspaceStatus.Outcome;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.sync.order.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes to look at 100 integrations with two workspaces each, synced every 15 minutes for 90 days, and to page their runs.
 *
 * <p>System properties: {@code benchmark.entries} (5000000); {@code benchmark.database}, one of H2, POSTGRESQL (if not said), MYSQL.
 */
public final class StatusBenchmark {

    private static final int INTEGRATIONS = 100;
    private static final int WORKSPACES = 200;
    private static final int RUNS_OF_A_WORKSPACE = 90 * 96;
    /** A year, of which a month has its turn each month in parts as long as a day's share. */
    private static final int WINDOWS = 35;
    private static final int TIMES = 40;

    private final Hub hub;
    private final Dialect dialect;

    private StatusBenchmark(Hub hub) {
        this.hub = hub;
        this.dialect = hub.database().dialect();
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws IOException {
        long entries = Long.parseLong(System.getProperty("benchmark.entries", "5000000").split(",")[0]);
        Path file = Files.createTempFile("status", ".properties");
        Files.write(file, List.of("clockify.tick = 0 0 0 1 1 ? 2099"));
        ManyIntegrations many = new ManyIntegrations(INTEGRATIONS);
        Files.write(file, many.settings().entrySet().stream().filter(setting -> setting.getValue() != null)
                .map(setting -> setting.getKey() + " = " + setting.getValue()).toList(), StandardOpenOption.APPEND);
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        try (Hub hub = Hub.start(file, TestDatabases.empty(dialect))) {
            many.store(hub.database());
            StatusBenchmark benchmark = new StatusBenchmark(hub);
            benchmark.fill(entries);
            benchmark.measure();
        } finally {
            Files.delete(file);
        }
        System.exit(0);
    }

    /** Rows with a number {@code n} from 1 on. */
    private String series(long rows) {
        return switch (dialect.name()) {
            case "POSTGRESQL" -> "(select n from generate_series(1, " + rows + ") as g(n)) s";
            case "H2" -> "(select x as n from system_range(1, " + rows + ")) s";
            default -> "(select cast(seq as signed) as n from seq_1_to_" + rows + ") s";
        };
    }

    private String ago(String seconds) {
        return switch (dialect.name()) {
            case "POSTGRESQL" -> "current_timestamp - (" + seconds + ") * interval '1 second'";
            case "H2" -> "dateadd(second, -(" + seconds + "), current_timestamp)";
            default -> "date_sub(utc_timestamp(6), interval (" + seconds + ") second)";
        };
    }

    private void execute(String sql) {
        JdbcClient.create(hub.database().dataSource()).sql(sql).update();
    }

    private void fill(long entries) {
        long start = System.nanoTime();
        String json = dialect == Dialect.POSTGRESQL ? "cast('[]' as jsonb)" : "'[]'";
        String text = dialect == Dialect.MYSQL ? "char" : "varchar(64)";
        // a second workspace each
        execute("insert into clockify_workspace (id, name, plan, first_seen_at, changed_at) select concat(id, '2'), name, 'PRO', first_seen_at, changed_at from clockify_workspace");
        execute("insert into clockify_visible_workspace (integration, workspace_id) select integration, concat(workspace_id, '2') from clockify_visible_workspace");
        execute("""
                insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since, changes_by, changes_by_since,
                feed_all_types, feed_clock, due_at) select integration, concat(workspace_id, '2'), group_ids, reads_by, reads_by_since, changes_by,
                changes_by_since, feed_all_types, feed_clock, due_at from clockify_integration_workspace""");
        execute("create table wanted (n integer primary key, integration varchar(40), workspace_id varchar(64))");
        execute("insert into wanted select row_number() over (order by integration, workspace_id) - 1, integration, workspace_id from clockify_integration_workspace");
        execute("update clockify_integration_workspace set synced_at = due_at");
        execute("update clockify_integration set backfill_from = " + (dialect == Dialect.MYSQL ? "date_sub(current_date, interval 1 year)" : "current_date - interval '1' year"));
        execute("""
                insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests, entries_seen, inserted,
                updated, deleted, unchanged, healed, rejected)
                select w.integration, w.workspace_id, case when mod(s.n, 997) = 0 then 'reconcile' else 'sync' end, %s, %s,
                case when mod(s.n, 90000) = 0 then 'failed' when mod(s.n, 50) = 0 then 'waiting' else 'done' end, 4, 2, 1, 1, 0, 0,
                case when mod(s.n, 500) = 0 then 1 else 0 end, 0
                from %s join wanted w on w.n = mod(s.n, %d) order by s.n""".formatted(
                ago("(" + RUNS_OF_A_WORKSPACE + " - s.n / " + WORKSPACES + ") * 900"), ago("(" + RUNS_OF_A_WORKSPACE + " - s.n / " + WORKSPACES + ") * 900 - 5"),
                series((long) WORKSPACES * RUNS_OF_A_WORKSPACE), WORKSPACES));
        execute("""
                insert into clockify_window (integration, workspace_id, scope, window_from, window_to, verified_at)
                select w.integration, w.workspace_id, '-', %s, %s, %s from %s cross join wanted w""".formatted(
                ago("s.n * 950400"), ago("(s.n - 3) * 950400"), ago("s.n * 3600"), series(WINDOWS)));
        execute("""
                insert into clockify_request (integration, workspace_id, sent_at, answered_at, backfill)
                select w.integration, w.workspace_id, %s, %s, false from %s cross join wanted w""".formatted(
                ago("s.n * 170"), ago("s.n * 170 - 1"), series(60)));
        execute("""
                insert into clockify_user (workspace_id, id, employee_id, first_seen_at, changed_at)
                select w.workspace_id, concat('u', cast(s.n + w.n * 20 as %s)), case when mod(s.n, 7) = 0 then null else 'x' end, %s, %s
                from %s cross join wanted w""".formatted(text, ago("1"), ago("1"), series(50)));
        execute("""
                insert into clockify_user_group (workspace_id, id, name)
                select w.workspace_id, concat('g', cast(s.n as %s)), 'Group' from %s cross join wanted w""".formatted(text, series(5)));
        execute("""
                insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times, first_seen_at, last_seen_at)
                select w.integration, w.workspace_id, 'time_entry', 'no start', '{}', cast(s.n as %s), 1, %s, %s
                from %s cross join wanted w""".formatted(text, ago("s.n"), ago("s.n"), series(100)));
        execute("""
                insert into clockify_time_entry (workspace_id, id, integration, user_id, tag_ids, tags, custom_fields, started_at, ended_at,
                duration_seconds, first_seen_at, changed_at, observed_columns)
                select w.workspace_id, concat('e', cast(s.n as %s)), w.integration, 'u1', %s, %s, %s, %s, %s, 600, %s, %s, 0
                from %s join wanted w on w.n = mod(s.n, %d)""".formatted(text, json, json, json, ago("s.n * 10"), ago("s.n * 10 - 600"), ago("1"), ago("1"),
                series(entries), WORKSPACES));
        if (dialect != Dialect.MYSQL) {
            execute("analyze");
        }
        System.out.printf(Locale.ROOT, "%s, %d workspaces, %d runs, %d entries: filled in %.0f s%n", dialect, WORKSPACES,
                WORKSPACES * RUNS_OF_A_WORKSPACE, entries, (System.nanoTime() - start) / 1e9);
    }

    private void measure() {
        StatusQuery status = bean("clockifyStatusQuery", StatusQuery.class);
        ClockifySettings settings = bean("clockifySettings", ClockifySettings.class);
        RunsQuery runs = bean("clockifyRunsQuery", RunsQuery.class);
        RejectedQuery rejected = bean("clockifyRejectedQuery", RejectedQuery.class);
        print("status, the first time", 1, () -> status.integrations(settings.integrations()));
        List<IntegrationStatus> all = status.integrations(settings.integrations());
        System.out.println(all.size() + " integrations, e.g. " + all.get(0).condition() + ", " + all.get(0).people() + ", "
                + all.get(0).workspaces().get(0).entries());
        print("status", TIMES, () -> status.integrations(settings.integrations()));
        print("31 days of each", TIMES, () -> all.forEach(one -> one.lastDays(31, status.times())));
        print("runs, first page", TIMES, () -> runs.page(Filter.ALL, null, 50));
        print("runs, deep page", TIMES, () -> runs.page(Filter.ALL, "100000", 50));
        print("runs of an integration", TIMES, () -> runs.page(new Filter("i7", null, null, null), null, 50));
        String workspace = all.get(0).workspaces().get(0).id();
        print("runs of a workspace", TIMES, () -> runs.page(new Filter(all.get(0).name(), workspace, null, null), null, 50));
        print("runs of a workspace that failed, none there", TIMES,
                () -> runs.page(new Filter(all.get(0).name(), workspace, Outcome.PARTIAL, null), null, 50));
        print("runs of an integration that failed, none there", TIMES, () -> runs.page(new Filter("i7", null, Outcome.PARTIAL, null), null, 50));
        print("runs that failed, few", TIMES, () -> runs.page(new Filter(null, null, Outcome.FAILED, null), null, 50));
        print("runs that go on, none", TIMES, () -> runs.page(new Filter(null, null, Outcome.RUNNING, null), null, 50));
        print("runs that were ordered", TIMES, () -> runs.page(new Filter(null, null, null, RunKind.RECONCILE), null, 50));
        print("runs of selections, none", 5, () -> runs.page(new Filter(null, null, null, RunKind.SELECTION), null, 50));
        print("rejected", TIMES, () -> rejected.page(null, null, null, 50));
        print("rejected of an integration", TIMES, () -> rejected.page("i7", null, null, 50));
    }

    private static void print(String what, int times, Runnable query) {
        // the first of them compile
        IntStream.range(0, times / 4).forEach(i -> query.run());
        double[] millis = IntStream.range(0, times).mapToDouble(i -> {
            long start = System.nanoTime();
            query.run();
            return (System.nanoTime() - start) / 1e6;
        }).toArray();
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%-50s median %7.1f ms, p95 %7.1f ms (best %.1f)%n", what, millis[times / 2], millis[Math.min(times - 1, times * 95 / 100)], millis[0]);
    }

    private <T> T bean(String name, Class<T> type) {
        return hub.context().getRegistry().lookupByNameAndType(name, type);
    }
}
