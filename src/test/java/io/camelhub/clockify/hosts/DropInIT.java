package io.camelhub.clockify.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host on Camel Main that has work of its own, and gets the plugin's jar, its routes and its properties on top; see
 * {@code src/test/hosts/main}.
 */
@Tag("slow")
class DropInIT {

    private static final int ROUNDS = 3;

    /**
     * The host answers errors in a way of its own, calls out over HTTP and writes a table that is called employee, to the only
     * DataSource that there is.
     */
    private static final String HOST_ROUTES = """
            - errorHandler:
                deadLetterChannel:
                  deadLetterUri: direct:host-failed
                  useOriginalMessage: true
                  redeliveryPolicy:
                    maximumRedeliveries: 1
                    redeliveryDelay: 10
            - route:
                id: host-round
                from:
                  uri: timer:host
                  parameters:
                    period: 200
                    repeatCount: %d
                  steps:
                    - setHeader:
                        name: CamelHttpMethod
                        constant: GET
                    - to: http://127.0.0.1:%d/busy-once
                    - to: http://127.0.0.1:%d/moved?throwExceptionOnFailure=false
                    - to: "sql:insert into employee (name) values ('hired by the host')"
                    - to: http://127.0.0.1:%d/broken
            - route:
                id: host-failed
                from:
                  uri: direct:host-failed
                  steps:
                    - setHeader:
                        name: CamelHttpMethod
                        constant: POST
                    - to: http://127.0.0.1:%d/failed
            """;

    @TempDir
    private Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer elsewhere;

    @BeforeEach
    void another_system_that_the_host_calls() throws IOException {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", this::answer);
        elsewhere.start();
    }

    @AfterEach
    void stop() {
        elsewhere.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        boolean carriesOurs = call.getRequestHeaders().keySet().stream()
                .anyMatch(name -> name.equalsIgnoreCase("X-Api-Key") || name.toLowerCase().contains("clockify"));
        long before = heard.stream().filter(line -> line.contains(path)).count();
        heard.add(call.getRequestMethod() + " " + path + (carriesOurs ? " with our headers" : ""));
        int status = switch (path) {
            case "/busy-once" -> before % 2 == 0 ? 503 : 200;
            case "/moved" -> 302;
            case "/broken" -> 500;
            default -> 200;
        };
        if (status == 302) {
            call.getResponseHeaders().add("Location", "/arrived");
        }
        if (status == 503) {
            call.getResponseHeaders().add("Retry-After", "0");
        }
        // a connection that one side closes while the other uses it again would cost the host one of its attempts
        call.getResponseHeaders().add("Connection", "close");
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    static List<String> camel() {
        return HostLibraries.versions();
    }

    @ParameterizedTest
    @MethodSource("camel")
    void a_host_syncs_without_our_command_line_and_its_own_work_goes_on_as_before(String camel) throws Exception {
        List<Path> libraries = HostLibraries.of("main", camel);
        List<String> alone = hostAlone(libraries);
        heard.clear();
        World world = World.builder().seed(11).entries(300).build();
        World second = World.builder().seed(12).workspaces(2).entries(100).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                ClockifySimulator another = ClockifySimulator.start(second)) {
            Path plugin = Files.createDirectories(folder.resolve("with plugin"));
            try (HostProcess host = start(plugin, pluginAdded(plugin, libraries, clockify))) {
                // of two processes that open a database of H2 at the same moment one fails, which would cost the host a round
                host.await("the pool of the host", () -> host.log().contains("HikariPool-1 - Start completed"));
                host.await("entries of the first key", () -> entries(plugin).equals(ids(world, world.workspaceId())));
                assertThat(host.log()).containsOnlyOnce("The application.properties of the class path is not read");
                host.assertNeedsNoServer();

                String chosen = second.workspaceIds().get(1);
                Files.writeString(plugin.resolve("clockify.properties"), Files.readString(plugin.resolve("clockify.properties")) + """
                        clockify.integrations.second.api-key = %s
                        clockify.integrations.second.api-url = %s
                        clockify.integrations.second.reports-url = %s
                        clockify.integrations.second.team-ids = %s
                        """.formatted(second.adminKey(), another.apiUrl(), another.reportsUrl(), chosen));

                Set<String> both = new TreeSet<>(ids(world, world.workspaceId()));
                both.addAll(ids(second, chosen));
                host.await("entries of the key that was added to the file", () -> entries(plugin).equals(both));
                host.await("the work of the host", () -> rounds() == ROUNDS);

                assertThat(heard).as(host.log()).isEqualTo(alone);
                assertThat(query(plugin, "select name from employee")).hasSize(ROUNDS).containsOnly("hired by the host");
                assertThat(query(plugin, "select table_name from information_schema.tables where table_schema = 'PUBLIC'"))
                        .allMatch(table -> table.equalsIgnoreCase("employee") || table.toLowerCase().startsWith("clockify_"));
            }
        }
    }

    @Test
    void a_host_whose_camel_is_too_old_does_not_start_and_says_why() throws Exception {
        Path plugin = Files.createDirectories(folder.resolve("old"));
        World world = World.builder().seed(13).entries(1).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                HostProcess host = start(plugin, pluginAdded(plugin, HostLibraries.of("main", HostLibraries.TOO_OLD), clockify))) {
            assertThat(host.end()).isNotZero();
            assertThat(host.log()).contains("the Clockify plugin needs Camel 4.17 or newer, and this is Camel " + HostLibraries.TOO_OLD);
        }
    }

    private long rounds() {
        return heard.stream().filter(line -> line.contains("/failed")).count();
    }

    private List<String> hostAlone(List<Path> libraries) throws Exception {
        Path own = Files.createDirectories(folder.resolve("alone"));
        try (HostProcess host = start(own, libraries)) {
            host.await("the work of the host", () -> rounds() == ROUNDS);
        }
        assertThat(heard).contains("GET /busy-once", "GET /broken", "POST /failed");
        return List.copyOf(heard);
    }

    private static List<Path> pluginAdded(Path host, List<Path> libraries, ClockifySimulator clockify) throws IOException {
        HostProcess.copyRoutes(host.resolve("routes"));
        Files.writeString(host.resolve("clockify.properties"), """
                camel.main.routes-include-pattern = file:host-routes/*.yaml,file:routes/*.camel.yaml
                clockify.tick = 0/1 * * * * ?
                clockify.integrations.first.api-key = %s
                clockify.integrations.first.api-url = %s
                clockify.integrations.first.reports-url = %s
                """.formatted(clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
        Path classes = Files.createDirectories(host.resolve("classes"));
        Files.writeString(classes.resolve("application.properties"), "host.greeting = hello");
        List<Path> both = new ArrayList<>(libraries);
        both.add(classes);
        both.add(HostLibraries.plugin());
        return both;
    }

    private HostProcess start(Path host, List<Path> libraries) throws Exception {
        int port = elsewhere.getAddress().getPort();
        Files.createDirectories(host.resolve("host-routes"));
        Files.writeString(host.resolve("host-routes/host.yaml"), HOST_ROUTES.formatted(ROUNDS, port, port, port, port));
        Files.writeString(host.resolve("host.properties"), """
                camel.main.routes-include-pattern = file:host-routes/*.yaml
                camel.beans.warehouse = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.warehouse.jdbc-url = %s
                camel.beans.warehouse.username = sa
                """.formatted(url(host)));
        try (Connection connection = DriverManager.getConnection(url(host), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table employee (name varchar(100))");
        }
        boolean plugin = Files.exists(host.resolve("clockify.properties"));
        return HostProcess.start(host, libraries, Map.of(), "org.apache.camel.main.Main", "-pl",
                plugin ? "file:clockify.properties,file:host.properties" : "file:host.properties");
    }

    private static Set<String> ids(World world, String workspace) {
        return world.entries(workspace).stream().map(EntryView::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> entries(Path host) throws Exception {
        return query(host, "select table_name from information_schema.tables where table_name = 'CLOCKIFY_TIME_ENTRY'").isEmpty()
                ? Set.of()
                : new TreeSet<>(query(host, "select id from clockify_time_entry where deleted_at is null"));
    }

    private static List<String> query(Path host, String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(host), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String url(Path host) {
        return "jdbc:h2:file:" + host.resolve("warehouse") + ";AUTO_SERVER=TRUE";
    }
}
