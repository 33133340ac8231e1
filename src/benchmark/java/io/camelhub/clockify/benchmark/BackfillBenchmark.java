package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.simulator.ClockifySimulatorMain;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Measures the plugin's first sync beside {@link HandwrittenLoop}: the same simulator, the same PostgreSQL, a JVM each with
 * the same small heap, in the order plugin, plugin with events, loop, and back, after a run of the loop that does not count, so that the
 * simulator and PostgreSQL are warm. Prints a Markdown table of the better run of each.
 *
 * <p>System properties: {@code benchmark.entries}, numbers of entries separated by commas; {@code benchmark.latency}, milliseconds that
 * each answer takes (0); {@code benchmark.heap}, the {@code -Xmx} of the two; {@code benchmark.jvm}, further JVM options for them, separated
 * by spaces.
 */
public final class BackfillBenchmark {

    private static final int YEARS = 3;
    private static final List<Contender> ORDER =
            List.of(Contender.PLUGIN, Contender.EVENTS, Contender.LOOP, Contender.LOOP, Contender.EVENTS, Contender.PLUGIN);

    /** The columns that both are to fill alike, of the entries that both read: the report holds no running timers. */
    private static final String CONTENTS = """
            select count(*) || ' rows ' || coalesce(sum(hashtextextended(row(
              id, user_id, description, billable, locked, project_id, project_name, client_id, client_name, task_id,
              task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds)::text, 0)), 0)
            from clockify_time_entry
            where ended_at is not null
            """;

    private final EmbeddedPostgres postgres;
    private final String heap = System.getProperty("benchmark.heap", "128m");
    private final int latency = Integer.getInteger("benchmark.latency", 0);
    private final String jvmOptions = System.getProperty("benchmark.jvm", "");
    private final LocalDate from = LocalDate.now(ZoneOffset.UTC).minusYears(YEARS);

    private enum Contender {
        PLUGIN(PluginBackfill.class),
        /** With an event for each entry in the outbox, which nobody empties. */
        EVENTS(PluginBackfill.class, "-D" + PluginBackfill.EVENTS + "=true"),
        LOOP(HandwrittenLoop.class);

        private final Class<?> main;
        private final List<String> options;

        Contender(Class<?> main, String... options) {
            this.main = main;
            this.options = List.of(options);
        }
    }

    /** What was measured for one number of entries. */
    private record Outcome(long entries, long windows, Map<Contender, Measured> best) {
    }

    private BackfillBenchmark(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static void main(String[] args) throws Exception {
        // durable, as a hub's database is
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start()) {
            new BackfillBenchmark(postgres).run();
        }
    }

    private void run() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (String entries : System.getProperty("benchmark.entries", "100000,1000000").split(",")) {
            outcomes.add(measure(Long.parseLong(entries.trim().replace("_", ""))));
        }
        report(outcomes);
    }

    private Outcome measure(long entries) throws Exception {
        Process simulator = ChildJvm.start(
                List.of("-Xmx2g"),
                ClockifySimulatorMain.class,
                "--entries=" + entries,
                "--from=" + from,
                "--people=200",
                "--projects=60",
                "--clients=20",
                "--oddities=false",
                "--limits=false",
                "--latency=" + latency);
        try {
            Properties told = readiness(simulator);
            Map<Contender, Measured> best = new EnumMap<>(Contender.class);
            Map<Contender, String> contents = new EnumMap<>(Contender.class);
            long windows = 0;
            measure(Contender.LOOP, told, "warm_" + entries);
            for (int run = 0; run < ORDER.size(); run++) {
                Contender contender = ORDER.get(run);
                String database = "run_" + entries + "_" + run;
                Measured measured = measure(contender, told, database);
                System.out.printf(Locale.ROOT, "%,d entries, %s: %.1f s; processor %.1f s, of PostgreSQL %.1f s%n",
                        entries, contender.name().toLowerCase(Locale.ROOT), measured.millis() / 1000.0, measured.cpu() / 1000.0,
                        measured.databaseCpu() / 1000.0);
                best.merge(contender, measured, (one, other) -> one.millis() <= other.millis() ? one : other);
                contents.put(contender, text(database, CONTENTS));
                if (contender == Contender.PLUGIN) {
                    windows = Long.parseLong(text(database, "select count(*) from clockify_window"));
                }
                sql("postgres").sql("drop database " + database).update();
            }
            if (!contents.get(Contender.PLUGIN).equals(contents.get(Contender.LOOP))) {
                throw new IllegalStateException("the two did not write the same: " + contents);
            }
            return new Outcome(entries, windows, best);
        } finally {
            simulator.destroy();
            simulator.waitFor();
        }
    }

    private Measured measure(Contender contender, Properties told, String database)
            throws IOException, InterruptedException {
        sql("postgres").sql("create database " + database).update();
        new Database(dataSource(database), null).migrate();
        sql(database).sql("checkpoint").update();
        Source source = new Source(
                told.getProperty("api-url"),
                told.getProperty("reports-url"),
                told.getProperty("api-key"),
                told.getProperty("workspace-ids"),
                from,
                url(database));
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap));
        options.addAll(Arrays.asList(source.systemProperties()));
        options.addAll(contender.options);
        Arrays.stream(jvmOptions.split(" ")).filter(option -> !option.isBlank()).forEach(options::add);
        Process child = ChildJvm.start(options, contender.main);
        Measured measured = null;
        try (BufferedReader output = child.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                var result = Measured.of(line);
                if (result.isPresent()) {
                    measured = result.get();
                } else {
                    System.out.println(line);
                }
            }
        }
        int code = child.waitFor();
        if (code != 0 || measured == null) {
            throw new IllegalStateException(contender + " ended with code " + code);
        }
        return measured;
    }

    /** What the simulator prints until it is ready. */
    private static Properties readiness(Process simulator) throws IOException {
        StringBuilder text = new StringBuilder();
        BufferedReader output = simulator.inputReader();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("the simulator did not start");
            }
            text.append(line).append('\n');
        }
        Properties told = new Properties();
        try (var reader = new java.io.StringReader(text.toString())) {
            told.load(reader);
        }
        return told;
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    private DriverManagerDataSource dataSource(String database) {
        return new DriverManagerDataSource(url(database), Source.USER, "");
    }

    private JdbcClient sql(String database) {
        return JdbcClient.create(dataSource(database));
    }

    private String text(String database, String query) {
        return sql(database).sql(query).query(String.class).single();
    }

    private void report(List<Outcome> outcomes) {
        System.out.println();
        System.out.println(Circumstances.told(heap, text("postgres", "show server_version")) + " " + latency + " ms a request.");
        System.out.println();
        System.out.println("| entries | | plugin | loop | plugin / loop | with events | with events / without |");
        System.out.println("|---:|---|---:|---:|---:|---:|---:|");
        for (Outcome outcome : outcomes) {
            Measured plugin = outcome.best().get(Contender.PLUGIN);
            Measured events = outcome.best().get(Contender.EVENTS);
            Measured loop = outcome.best().get(Contender.LOOP);
            String entries = String.format(Locale.ROOT, "%,d", outcome.entries());
            row(entries, "entries a second", plugin.entriesPerSecond(outcome.entries()),
                    loop.entriesPerSecond(outcome.entries()), events.entriesPerSecond(outcome.entries()), "%,.0f");
            row(entries, "seconds, from the order to the end", plugin.millis() / 1000.0, loop.millis() / 1000.0,
                    events.millis() / 1000.0, "%,.1f");
            row(entries, "seconds of processor time", plugin.cpu() / 1000.0, loop.cpu() / 1000.0, events.cpu() / 1000.0, "%,.1f");
            row(entries, "the same, of PostgreSQL", plugin.databaseCpu() / 1000.0, loop.databaseCpu() / 1000.0,
                    events.databaseCpu() / 1000.0, "%,.1f");
            row(entries, "requests", plugin.requests(), loop.requests(), events.requests(), "%,.0f");
            row(entries, "peak heap, MB", megabytes(plugin.peak()), megabytes(loop.peak()), megabytes(events.peak()), "%,.1f");
            row(entries, "peak heap after a collection, MB", megabytes(plugin.peakAfterCollection()),
                    megabytes(loop.peakAfterCollection()), megabytes(events.peakAfterCollection()), "%,.1f");
        }
        System.out.println();
        for (Outcome outcome : outcomes) {
            System.out.printf(Locale.ROOT, "Requests of the plugin for %,d entries in %d windows: %,d; at most %,d wanted.%n",
                    outcome.entries(), outcome.windows(), outcome.best().get(Contender.PLUGIN).requests(),
                    outcome.entries() / 1000 + 2 * outcome.windows() + 12);
        }
        Outcome first = outcomes.get(0);
        Outcome last = outcomes.get(outcomes.size() - 1);
        if (first != last) {
            for (Contender contender : Contender.values()) {
                Measured small = first.best().get(contender);
                Measured large = last.best().get(contender);
                System.out.printf(Locale.ROOT, "Peak heap of the %s at %,d entries / at %,d: %.2f (after a collection %.2f).%n",
                        contender.name().toLowerCase(Locale.ROOT), last.entries(), first.entries(),
                        (double) large.peak() / small.peak(),
                        (double) large.peakAfterCollection() / small.peakAfterCollection());
            }
        }
    }

    private static void row(String entries, String what, double plugin, double loop, double events, String format) {
        System.out.printf(Locale.ROOT, "| %s | %s | " + format + " | " + format + " | %.2f | " + format + " | %.2f |%n",
                entries, what, plugin, loop, plugin / loop, events, events / plugin);
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }
}
