package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.SyncOrder;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plugin's first sync, through the routes as they are shipped. */
final class PluginBackfill {

    private PluginBackfill() {
    }

    public static void main(String[] args) throws Exception {
        Source source = Source.ofSystemProperties();
        HeapWatch heap = HeapWatch.start();
        Main hub = new Main();
        hub.setOverrideProperties(properties(source));
        hub.start();
        try {
            long start = System.nanoTime();
            hub.getCamelTemplate().requestBody("direct:clockify-sync", SyncOrder.of(List.of()));
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            System.out.println(Measured.of(time, requests(hub), heap).line());
        } finally {
            hub.stop();
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
        properties.setProperty("clockify.integrations.benchmark.api-key", source.apiKey());
        properties.setProperty("clockify.integrations.benchmark.api-url", source.apiUrl());
        properties.setProperty("clockify.integrations.benchmark.reports-url", source.reportsUrl());
        properties.setProperty("clockify.integrations.benchmark.backfill-from", source.from().toString());
        return properties;
    }

    /** Every request is entered in a table before it is sent. */
    private static long requests(Main hub) {
        Database database = hub.getCamelContext().getRegistry().lookupByNameAndType("clockifyDatabase", Database.class);
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from clockify_request")
                .query(Long.class)
                .single();
    }
}
