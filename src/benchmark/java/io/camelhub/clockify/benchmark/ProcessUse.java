package io.camelhub.clockify.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What processes take of this machine, as Linux counts it. */
final class ProcessUse {

    private static final int MILLIS_A_TICK = 10;

    private ProcessUse() {
    }

    /** Processor seconds of a process since it started. */
    static double processorSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Processor seconds of several processes since they started. */
    static double processorSeconds(Collection<Process> processes) {
        return processes.stream().map(Process::toHandle).mapToDouble(ProcessUse::processorSeconds).sum();
    }

    /** Processor seconds of a PostgreSQL server on this machine, with those of connections that have ended. */
    static double processorSeconds(JdbcClient postgres) {
        String file = postgres.sql("select pg_read_file('postmaster.pid')").query(String.class).single();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(file.lines().findFirst().orElseThrow())).orElseThrow();
        return endedChildrenSeconds(server) + Stream.concat(Stream.of(server), server.children()).mapToDouble(ProcessUse::processorSeconds).sum();
    }

    private static double endedChildrenSeconds(ProcessHandle process) {
        String[] counted = lines("/proc/" + process.pid() + "/stat").findFirst().orElseThrow().replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(counted[13]) + Long.parseLong(counted[14])) * MILLIS_A_TICK / 1e3;
    }

    /** Processor seconds of all that ran since the machine started, others' work included. */
    static double machineSeconds() {
        String[] counted = lines("/proc/stat").findFirst().orElseThrow().split(" +");
        long busy = 0;
        for (int i = 1; i <= 8; i++) {
            // 4 and 5 are idle, and idle while a disk works
            busy += i == 4 || i == 5 ? 0 : Long.parseLong(counted[i]);
        }
        return busy * MILLIS_A_TICK / 1e3;
    }

    /** The share of all processors that some seconds of them are within a time, in percent. */
    static double percent(double processorSeconds, double seconds) {
        return 100 * processorSeconds / seconds / ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors();
    }

    /** The most memory that a process ever had, MB, of the machine's own. */
    static long peakMegabytes(ProcessHandle process) {
        return lines("/proc/" + process.pid() + "/status").filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
