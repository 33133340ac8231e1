package io.camelhub.clockify.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures what staying current costs, also with many employees, how soon a change arrives, how soon the sync recovers, and a backfill on the Free
 * plan: the real routes over HTTP into PostgreSQL. Prints Markdown tables.
 *
 * <p>System property {@code benchmark.figures}: which of {@code cost,quiet,freshness,recovery,free}, separated by commas; all if
 * not said.
 */
public final class SyncBenchmark {

    private SyncBenchmark() {
    }

    public static void main(String[] args) throws Exception {
        String wanted = System.getProperty("benchmark.figures", "cost,quiet,freshness,recovery,free");
        List<String> figures = Arrays.stream(wanted.toLowerCase(Locale.ROOT).split(",")).map(String::trim).toList();
        try (PostgresServer postgres = PostgresServer.start()) {
            System.out.println(Circumstances.told((Runtime.getRuntime().maxMemory() >> 20) + "m", postgres.version()));
            for (String figure : figures) {
                System.out.printf("%n## %s%n%n", figure);
                switch (figure) {
                    case "cost" -> new HourlySyncs(postgres).run();
                    case "quiet" -> new QuietSyncs(postgres).run();
                    case "freshness" -> new Freshness(postgres).run();
                    case "recovery" -> new Recovery(postgres).run();
                    case "free" -> new FreePlan(postgres).run();
                    default -> throw new IllegalArgumentException("no such figure: " + figure);
                }
            }
        }
        // Quartz and the HTTP client's threads would keep the process
        System.exit(0);
    }
}
