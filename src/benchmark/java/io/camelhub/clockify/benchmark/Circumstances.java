package io.camelhub.clockify.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.camel.impl.DefaultCamelContext;

/** When and on what a benchmark ran, without which its figures say nothing. */
final class Circumstances {

    private Circumstances() {
    }

    /**
     * One line.
     *
     * @param heap the {@code -Xmx} of the JVM that was measured
     * @param postgres the version of the server
     */
    static String told(String heap, String postgres) {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String camel;
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            camel = context.getVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.format(Locale.ROOT,
                "%s. %d cores, %.0f GB of memory, %s. Java %s with -Xmx%s, Camel %s, PostgreSQL %s.",
                LocalDate.now(ZoneOffset.UTC), machine.getAvailableProcessors(),
                machine.getTotalMemorySize() / (1024.0 * 1024 * 1024), machine.getName(),
                System.getProperty("java.version"), heap, camel, postgres);
    }
}
