package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.run.SyncOrder;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Endpoint;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plugin's first sync, through the routes as they are shipped. */
final class PluginBackfill {

    /** The system property that has events written. */
    static final String EVENTS = "benchmark.events";

    private PluginBackfill() {
    }

    public static void main(String[] args) throws Exception {
        Source source = Source.ofSystemProperties();
        HeapWatch heap = HeapWatch.start();
        Main hub = new Main();
        hub.setOverrideProperties(properties(source));
        Reading reading = new Reading();
        hub.bind("reading", reading);
        hub.start();
        try {
            CpuWatch cpu = CpuWatch.start();
            long start = System.nanoTime();
            hub.getCamelTemplate().requestBody("direct:clockify-sync", SyncOrder.of(List.of()));
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            JdbcClient sql = sql(hub);
            System.out.println(Measured.of(time, reading.time(), cpu.process(), CpuWatch.database(sql), requests(sql), heap).line());
        } finally {
            hub.stop();
        }
    }

    /** From the first request for a page of the report until the last page is stored. */
    private static final class Reading extends EventNotifierSupport {

        private final AtomicLong begin = new AtomicLong();
        private final AtomicLong end = new AtomicLong();

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event.getType() == CamelEvent.Type.ExchangeSending || event.getType() == CamelEvent.Type.ExchangeSent;
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeSendingEvent sending && is(sending.getEndpoint(), "direct://clockify-request")
                    && sending.getExchange().getVariable("clockifyPath", "", String.class).endsWith("/reports/detailed")) {
                begin.compareAndSet(0, System.nanoTime());
            } else if (event instanceof ExchangeSentEvent sent && is(sent.getEndpoint(), "direct://clockify-sink")) {
                end.set(System.nanoTime());
            }
        }

        private static boolean is(Endpoint endpoint, String uri) {
            return endpoint.getEndpointUri().equals(uri);
        }

        Duration time() {
            return Duration.ofNanos(end.get() - begin.get());
        }
    }

    private static Properties properties(Source source) {
        Properties properties = new Properties();
        properties.setProperty("camel.main.routes-include-pattern", "file:routes/*.camel.yaml");
        properties.setProperty("camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource");
        properties.setProperty("camel.beans.hub.jdbc-url", source.jdbcUrl());
        properties.setProperty("camel.beans.hub.username", Source.USER);
        properties.setProperty("camel.beans.hub.maximum-pool-size", "5");
        properties.setProperty("clockify.tick", "0 0 0 1 1 ? 2099");
        // the loop reads time entries alone
        properties.setProperty("clockify.streams", "none");
        properties.setProperty("clockify.integrations.benchmark.api-key", source.apiKey());
        properties.setProperty("clockify.integrations.benchmark.api-url", source.apiUrl());
        properties.setProperty("clockify.integrations.benchmark.reports-url", source.reportsUrl());
        properties.setProperty("clockify.integrations.benchmark.backfill-from", source.from().toString());
        String parallel = System.getProperty("benchmark.parallel-requests");
        if (parallel != null) {
            properties.setProperty("clockify.parallel-requests", parallel);
        }
        if (Boolean.getBoolean(EVENTS)) {
            properties.setProperty("clockify.events.uri", "direct:nobody");
            properties.setProperty("clockify.events.backfill", "true");
            properties.setProperty("camel.main.routes-exclude-pattern", "**/clockify-events.camel.yaml");
        }
        return properties;
    }

    private static JdbcClient sql(Main hub) {
        return JdbcClient.create(hub.getCamelContext().getRegistry().lookupByNameAndType("clockifyDatabase", Database.class).dataSource());
    }

    /** Every request is entered in a table before it is sent. */
    private static long requests(JdbcClient sql) {
        return sql.sql("select count(*) from clockify_request").query(Long.class).single();
    }
}
