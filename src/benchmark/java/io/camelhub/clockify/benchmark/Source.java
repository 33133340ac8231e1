package io.camelhub.clockify.benchmark;

import java.time.LocalDate;
import java.util.Properties;

/**
 * Where the entries come from and where they go, as a child process is told by its system properties.
 *
 * @param apiUrl root of the simulator's API
 * @param reportsUrl root of the simulator's reports
 * @param apiKey a key that sees everything
 * @param workspaceId the only workspace
 * @param from first day of the entries, UTC
 * @param jdbcUrl a PostgreSQL database that holds the plugin's tables, empty
 */
record Source(String apiUrl, String reportsUrl, String apiKey, String workspaceId, LocalDate from, String jdbcUrl) {

    static final String USER = "postgres";

    static Source ofSystemProperties() {
        Properties given = System.getProperties();
        return new Source(
                given.getProperty("benchmark.api-url"),
                given.getProperty("benchmark.reports-url"),
                given.getProperty("benchmark.api-key"),
                given.getProperty("benchmark.workspace-id"),
                LocalDate.parse(given.getProperty("benchmark.from")),
                given.getProperty("benchmark.jdbc-url"));
    }

    String[] systemProperties() {
        return new String[] {
            "-Dbenchmark.api-url=" + apiUrl,
            "-Dbenchmark.reports-url=" + reportsUrl,
            "-Dbenchmark.api-key=" + apiKey,
            "-Dbenchmark.workspace-id=" + workspaceId,
            "-Dbenchmark.from=" + from,
            "-Dbenchmark.jdbc-url=" + jdbcUrl
        };
    }
}
