package io.camelhub.clockify.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;

/**
 * How long a browser waits for the first byte of each page of the console, over HTTP, through the real routes: median and 95th
 * percentile, warm, on the same data as {@link ConsoleBenchmark}, with the same system properties.
 */
public final class ConsoleHttpBenchmark {

    private static final int WARM_UP = 30;
    private static final int RUNS = 40;
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern POLL = Pattern.compile("data-poll=\"([^\"]+)\"");

    private final String root;

    private ConsoleHttpBenchmark(String root) {
        this.root = root;
    }

    /** Prints the table. */
    public static void main(String... arguments) throws Exception {
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        String given = System.getProperty("benchmark.url", "");
        int entries = Integer.getInteger("benchmark.entries", dialect == Dialect.H2 ? 200_000 : 5_000_000);
        Path folder = Files.createTempDirectory("console");
        Main main = new Main();
        try (PostgresServer server = dialect == Dialect.POSTGRESQL && given.isEmpty() ? PostgresServer.start() : null;
                HikariDataSource connections = new HikariDataSource()) {
            connections.setJdbcUrl(!given.isEmpty() ? given : server != null ? server.empty().jdbcUrl() : "jdbc:h2:file:" + folder.resolve("hub"));
            connections.setUsername(server != null ? Source.USER : System.getProperty("benchmark.user", "sa"));
            new ConsoleData(new Database(connections, null)).fill(entries);
            int port = port();
            start(main, connections, users(folder), port);
            System.out.printf(Locale.ROOT, "%s, %,d entries; milliseconds until the first byte, %d requests after %d%n%n| page | median | p95 | kB |%n"
                    + "|---|---:|---:|---:|%n", dialect, entries, RUNS, WARM_UP);
            new ConsoleHttpBenchmark("http://127.0.0.1:" + port).run();
            main.stop();
        }
        System.exit(0);
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path users(Path folder) {
        Path file = folder.resolve("console-users.properties");
        ConsoleUsers users = new ConsoleUsers(() -> file);
        Order order = new Order("a benchmark", "a benchmark");
        users.save("admin", Role.ADMIN, null, null, PASSWORD.toCharArray(), order);
        users.save("manager", Role.MANAGER, "person-7@acme.example", null, PASSWORD.toCharArray(), order);
        return file;
    }

    private static void start(Main main, HikariDataSource connections, Path users, int port) {
        Properties properties = new Properties();
        properties.setProperty("camel.main.routes-include-pattern", "file:routes/clockify-console.camel.yaml");
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", Integer.toString(port));
        properties.setProperty("clockify.console.users", users.toString());
        main.setOverrideProperties(properties);
        main.bind("hub", connections);
        main.start();
    }

    private void run() throws Exception {
        HttpClient admin = visitor("admin");
        HttpClient manager = visitor("manager");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String all = "/console/timeline?from=" + today.minusDays(ConsoleData.DAYS) + "&to=" + today;
        String month = "/console/timeline?from=" + today.minusDays(30) + "&to=" + today;
        measure("timeline, first page", admin, "/console/timeline");
        measure("timeline, deep page, two years back", admin, all + "&before=" + today.minusDays(730) + "T00:00:00Z");
        measure("timeline, a team", admin, all + "&team=Team%207");
        measure("timeline, rare team: its entries are two years old", admin, all + "&team=Team%20199");
        measure("timeline of a manager", manager, "/console/timeline");
        measure("timeline, unmatched only, none there", admin, all + "&unmatched=true");
        measure("timeline, running", admin, all + "&running=true");
        measure("timeline, text in 30 days, matching nothing", admin, month + "&text=nothing%20has%20this");
        measure("timeline, text in 30 days, matching something", admin, month + "&text=" + ConsoleData.NEEDLE);
        measure("poll", admin, poll(admin, "/console/timeline"));
        measure("activity of a month, by day and team", admin, "/console/activity?unit=day&by=team&from=" + today.minusDays(30) + "&to=" + today);
        measure("activity of a year, by month and team", admin, "/console/activity?unit=month&by=team&from=" + today.minusDays(365) + "&to=" + today);
        measure("activity of a year of a manager, by month and person", manager,
                "/console/activity?unit=month&by=employee&from=" + today.minusDays(365) + "&to=" + today);
        measure("home", admin, "/console/home");
        measure("home of a manager", manager, "/console/home");
        measure("a person", admin, "/console/people/e7");
        measure("a project", admin, "/console/projects/w2/p7");
        measure("a project of a manager", manager, "/console/projects/w0/p35");
        measure("a client", admin, "/console/clients/w2/c7");
        measure("integrations", admin, "/console/integrations");
        measure("runs", admin, "/console/runs");
    }

    private HttpClient visitor(String name) throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
        HttpRequest login = HttpRequest.newBuilder(URI.create(root + "/console/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + PASSWORD.replace(" ", "+"))).build();
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (http.send(login, HttpResponse.BodyHandlers.discarding()).statusCode() != 303) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " cannot log in");
            }
            Thread.sleep(100);
        }
        return http;
    }

    private String poll(HttpClient visitor, String path) throws Exception {
        Matcher poll = POLL.matcher(visitor.send(HttpRequest.newBuilder(URI.create(root + path)).build(), HttpResponse.BodyHandlers.ofString()).body());
        if (!poll.find()) {
            throw new IllegalStateException("no poll in " + path);
        }
        return poll.group(1).replace("&amp;", "&");
    }

    private void measure(String name, HttpClient visitor, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).build();
        double[] millis = new double[RUNS];
        long bytes = 0;
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            HttpResponse<InputStream> answer = visitor.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                int first = body.read();
                double took = (System.nanoTime() - start) / 1e6;
                if (i >= 0) {
                    millis[i] = took;
                }
                byte[] rest = body.readAllBytes();
                bytes = rest.length + 1;
                if (answer.statusCode() != 200 && !(answer.statusCode() == 204 && first < 0)) {
                    throw new IllegalStateException(path + ": " + answer.statusCode() + " " + new String(rest, StandardCharsets.UTF_8));
                }
            }
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %d |%n", name, millis[RUNS / 2], millis[RUNS * 95 / 100], bytes / 1024);
    }
}
