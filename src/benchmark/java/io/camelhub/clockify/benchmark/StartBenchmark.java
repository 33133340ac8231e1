package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long commands take from start to end, of one distribution or of several side by side: their turns alternate.
 *
 * <p>System properties: {@code benchmark.distributions}, folders separated by commas ({@code target/clockify-plugin}), the first of
 * which the others are compared with; {@code benchmark.runs} (5) of each command, besides two that warm up.
 */
public final class StartBenchmark {

    private static final List<List<String>> COMMANDS = List.of(List.of("status"), List.of("check"), List.of("people", "list"));
    private static final int WARM_UP = 2;

    private StartBenchmark() {
    }

    /** Prints the figures: medians, in seconds. */
    public static void main(String... arguments) throws Exception {
        List<Path> distributions = Arrays.stream(System.getProperty("benchmark.distributions", "target/clockify-plugin").split(","))
                .map(folder -> Path.of(folder.strip()).toAbsolutePath()).toList();
        Map<String, List<Double>> seconds = new HashMap<>();
        World world = World.builder().seed(5).people(5).entries(200).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Map<Path, Path> settings = new HashMap<>();
            for (Path distribution : distributions) {
                settings.put(distribution, settings(clockify));
            }
            for (int run = 0; run < WARM_UP + Integer.getInteger("benchmark.runs", 5); run++) {
                for (List<String> command : COMMANDS) {
                    for (Path distribution : distributions) {
                        double took = run(distribution, settings.get(distribution), command);
                        if (run >= WARM_UP) {
                            seconds.computeIfAbsent(distribution + " " + command, key -> new ArrayList<>()).add(took);
                        }
                    }
                }
            }
        }
        for (List<String> command : COMMANDS) {
            double first = median(seconds.get(distributions.get(0) + " " + command));
            for (Path distribution : distributions) {
                double median = median(seconds.get(distribution + " " + command));
                System.out.printf(Locale.ROOT, "%s, %s: %.2f s, %.0f %%%n",
                        String.join(" ", command), distribution, median, 100 * median / first);
            }
        }
        System.exit(0);
    }

    private static Path settings(ClockifySimulator clockify) throws IOException {
        Path folder = Files.createTempDirectory("start");
        return Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:./data/hub;AUTO_SERVER=TRUE
                camel.beans.hub.username = sa
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
    }

    private static double run(Path distribution, Path settings, List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                distribution.resolve("bin/clockify").toString(), "--config", settings.toString()));
        line.addAll(command);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(line + " ended with " + code);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
