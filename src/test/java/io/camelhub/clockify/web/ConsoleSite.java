package io.camelhub.clockify.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.web.page.Pages;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A hub with its console, over HTTP on loopback: users admin, manager, viewer and employee, each with {@link #PASSWORD}. */
public final class ConsoleSite implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";
    /** By which the user "employee" is known in the roster. */
    public static final String EMPLOYEE_EMAIL = "me@acme.example";
    /** Made with less work than a hub's own, since it is made and tried hundreds of times: that was a fifth of all that the tests compute. */
    /** Of the password, and found out in a moment: what the plugin stores takes a fraction of a second at each log in. */
    public static final String HASH = BCrypt.withDefaults().hashToString(4, PASSWORD.toCharArray());
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Hub hub;
    private final ConsoleUsers users;
    private final String root;

    private ConsoleSite(Hub hub, ConsoleUsers users, int port) {
        this.hub = hub;
        this.users = users;
        this.root = "http://127.0.0.1:" + port;
    }

    /**
     * Starts one; nothing is synced yet.
     *
     * @param folder for the file of its users
     * @param managerEmail by which the manager is known in the roster
     * @param settings what else is set; a property that is empty is not set at all
     */
    public static ConsoleSite start(
            Path folder, ClockifySimulator simulator, TestDatabases.Access database, String managerEmail, Map<String, String> settings)
            throws IOException {
        ConsoleSite site = start(folder, managerEmail, settings, all -> Hub.start(simulator, database, all));
        if (!settings.containsKey("clockify.console.users")) {
            await().atMost(60, SECONDS).until(() -> site.visitor().get("/console/integrations").statusCode() == 303);
        }
        return site;
    }

    /** Starts one that takes its integrations from a settings file. */
    public static ConsoleSite start(Path settingsFile, TestDatabases.Access database) throws IOException {
        return start(settingsFile, database, Map.of());
    }

    /** The same, with properties that count before the file. */
    public static ConsoleSite start(Path settingsFile, TestDatabases.Access database, Map<String, String> settings) throws IOException {
        ConsoleSite site = start(settingsFile.getParent(), "boss@acme.example", settings, all -> Hub.start(settingsFile, database, all));
        await().atMost(60, SECONDS).until(() -> site.visitor().get("/console/integrations").statusCode() == 303);
        return site;
    }

    /** Starts one over a DataSource of the test's, and does not wait until the console is open. */
    public static ConsoleSite start(Path folder, ClockifySimulator simulator, DataSource dataSource) throws IOException {
        return start(folder, "boss@acme.example", Map.of(), all -> Hub.start(simulator, dataSource, all, null));
    }

    private static ConsoleSite start(Path folder, String managerEmail, Map<String, String> settings, Function<Map<String, String>, Hub> hub)
            throws IOException {
        Path file = folder.resolve("console-users.properties");
        ConsoleUsers users = new ConsoleUsers(() -> file);
        Order order = new Order("a test", "a test");
        users.save("admin", Role.ADMIN, null, null, null, order);
        users.save("manager", Role.MANAGER, managerEmail, null, null, order);
        users.save("viewer", Role.VIEWER, null, null, null, order);
        users.save("employee", Role.EMPLOYEE, EMPLOYEE_EMAIL, null, null, order);
        Files.writeString(file, Files.readString(file).replace(", -", ", " + HASH));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, String> all = new HashMap<>(Map.of("camel.server.enabled", "true", "camel.server.host", "127.0.0.1",
                "camel.server.port", Integer.toString(port), "clockify.console.users", file.toString(),
                "camel.main.routes-exclude-pattern", "none"));
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        return new ConsoleSite(hub.apply(all), users, port);
    }

    public Hub hub() {
        return hub;
    }

    public ConsoleUsers users() {
        return users;
    }

    /** The table of its pages. */
    public Pages pages() {
        return hub.context().getRegistry().findSingleByType(Pages.class);
    }

    /** The address without a path. */
    public String root() {
        return root;
    }

    /** Somebody with a browser of their own, who is not logged in. */
    public Visit visitor() {
        return new Visit();
    }

    /** Somebody who is logged in. */
    public Visit visitor(String name) {
        Visit visit = new Visit();
        HttpResponse<String> answer = visit.post("/console/login", "username", name, "password", PASSWORD);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(name + " cannot log in: " + answer.statusCode());
        }
        return visit;
    }

    /** What a browser does, but for the looks. */
    public final class Visit {

        private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();

        public HttpResponse<String> get(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
            return send(headers.length == 0 ? request : request.headers(headers));
        }

        /** What is said of a page without it. */
        public HttpResponse<String> head(String path) {
            return send(HttpRequest.newBuilder(URI.create(root + path)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        }

        /** The page at a path, which must be there. */
        public String page(String path) {
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " is answered by " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }

        /** Names and values by turns. */
        public HttpResponse<String> post(String path, String... form) {
            return post(Map.of(), path, form);
        }

        /** A form with a file in its field {@code file}; names and values by turns. */
        public HttpResponse<String> upload(String path, String content, String... form) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < form.length; i += 2) {
                body.append("--limit\r\nContent-Disposition: form-data; name=\"").append(form[i]).append("\"\r\n\r\n").append(form[i + 1]).append("\r\n");
            }
            body.append("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                    .append(content).append("\r\n--limit--\r\n");
            return send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "multipart/form-data; boundary=limit")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        public HttpResponse<String> post(Map<String, String> headers, String path, String... form) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < form.length; i += 2) {
                body.append(i == 0 ? "" : "&").append(URLEncoder.encode(form[i], StandardCharsets.UTF_8)).append('=')
                        .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body.toString()));
            headers.forEach(request::header);
            return send(request);
        }

        /** What each form of a page carries. */
        public String csrf(String path) {
            Matcher token = CSRF.matcher(page(path));
            if (!token.find()) {
                throw new IllegalStateException("no form in " + path);
            }
            return token.group(1);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
