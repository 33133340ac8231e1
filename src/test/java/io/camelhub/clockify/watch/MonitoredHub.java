package io.camelhub.clockify.watch;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A hub with Camel's management server on a port of its own. */
public final class MonitoredHub implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Hub hub;
    private final int port;

    private MonitoredHub(Hub hub, int port) {
        this.hub = hub;
        this.port = port;
    }

    public static MonitoredHub start(ClockifySimulator simulator, TestDatabases.Access database, Map<String, String> settings, InstantSource clock)
            throws IOException {
        int port = freePort();
        return new MonitoredHub(Hub.start(simulator, database, monitored(settings, port), clock), port);
    }

    /** The same, over a DataSource of the test's. */
    public static MonitoredHub start(ClockifySimulator simulator, DataSource database, Map<String, String> settings, InstantSource clock)
            throws IOException {
        int port = freePort();
        return new MonitoredHub(Hub.start(simulator, database, monitored(settings, port), clock), port);
    }

    private static Map<String, String> monitored(Map<String, String> settings, int port) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("camel.management.enabled", "true");
        all.put("camel.management.host", "127.0.0.1");
        all.put("camel.management.port", Integer.toString(port));
        all.put("camel.management.health-check-enabled", "true");
        all.put("camel.management.metrics-enabled", "true");
        all.put("camel.health.exposure-level", "full");
        all.put("camel.metrics.enabled", "true");
        return all;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public Hub hub() {
        return hub;
    }

    /** The answer to GET of a path below {@code /observe/}. */
    public HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/" + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All series of a scrape, each with its value. */
    public Map<String, Double> scrape() {
        Map<String, Double> series = new HashMap<>();
        for (String line : get("metrics").body().split("\n")) {
            Matcher sample = Pattern.compile("(\\w+(?:\\{.*})?) (\\S+)").matcher(line);
            if (!line.startsWith("#") && sample.matches()) {
                series.put(sample.group(1), Double.valueOf(sample.group(2)));
            }
        }
        return series;
    }

    @Override
    public void close() {
        hub.close();
    }
}
