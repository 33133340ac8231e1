package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.ManyIntegrations;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.privacy.PeopleUpkeep;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.schedule.Retention;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a tick takes over many integrations of which nothing is due.
 *
 * <p>System properties: {@code benchmark.integrations} (10000); {@code benchmark.database}, one of H2, POSTGRESQL (if not
 * said), MYSQL.
 */
public final class TickBenchmark {

    private TickBenchmark() {
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws IOException {
        ManyIntegrations many = new ManyIntegrations(Integer.getInteger("benchmark.integrations", 10_000));
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        Path file = Files.createTempFile("tick", ".properties");
        Files.write(file, Stream.concat(
                Stream.of("clockify.tick = 0 0 0 1 1 ? 2099"),
                many.settings().entrySet().stream()
                        .filter(setting -> setting.getValue() != null)
                        .map(setting -> setting.getKey() + " = " + setting.getValue())).toList());
        try (Hub hub = Hub.start(file, TestDatabases.empty(dialect))) {
            many.store(hub.database());
            System.out.printf(Locale.ROOT, "%d integrations, %s%n", many.number(), dialect);
            tick("the first tick, which parses the settings", hub);
            for (int i = 0; i < 3; i++) {
                tick("a tick", hub);
            }
            Files.write(file, List.of("clockify.page-size = 500"), StandardOpenOption.APPEND);
            tick("a tick after an edit", hub);
        } finally {
            Files.delete(file);
        }
        System.exit(0);
    }

    /** What the route of the schedule does where nothing is due. */
    private static void tick(String which, Hub hub) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        List<String> due = bean(hub, "clockifyIntegrations", Integrations.class).due();
        bean(hub, "clockifyRetention", Retention.class).purge();
        bean(hub, "clockifyUpkeep", PeopleUpkeep.class).run();
        System.out.printf(Locale.ROOT, "%s: %.2f s, %.2f s of them computing%n", which, (System.nanoTime() - start) / 1e9,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9);
        if (!due.isEmpty()) {
            throw new IllegalStateException(due.size() + " integrations are due");
        }
    }

    private static <T> T bean(Hub hub, String name, Class<T> type) {
        return hub.context().getRegistry().lookupByNameAndType(name, type);
    }
}
