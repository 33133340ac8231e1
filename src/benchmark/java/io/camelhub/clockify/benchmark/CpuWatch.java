package io.camelhub.clockify.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processor time, which tells what work costs also where others use the machine meanwhile. */
final class CpuWatch {

    private final long start = now();

    private CpuWatch() {
    }

    /** Counts from now on. */
    static CpuWatch start() {
        return new CpuWatch();
    }

    private static long now() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Of this process, so far. */
    Duration process() {
        return Duration.ofNanos(now() - start);
    }

    /** Of all connections that are open to a PostgreSQL database on this machine, since they were opened. */
    static Duration database(JdbcClient sql) {
        List<Long> servers = sql.sql("select pid from pg_stat_activity where datname = current_database()").query(Long.class).list();
        return servers.stream()
                .map(pid -> ProcessHandle.of(pid).flatMap(server -> server.info().totalCpuDuration()).orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
