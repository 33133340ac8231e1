package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any value of a parameter, a path or a field, on any page of the console, is answered without an error of the hub. */
@Tag("slow")
class AnyInputTest {

    private static final Pattern NAME = Pattern.compile("(?:get|has|all)\\(\"([a-z-]+)\"\\)|static final String [A-Z_]+ = \"([a-z-]+)\";|\\((?:asked|address|request\\.address\\(\\)), \"([a-z-]+)\"");
    private static final List<String> VALUES = List.of("-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "0000-01-01T00:00:00Z~a~b",
            "2999-12-31T00:00:00Z", "9999-12-31", "-999999999-01-01", "+999999999-12-31", "a\u0000b", "\u0000", "9223372036854775808", "-1", "1e9", "99999999999", "NaN",
            "' or 1=1 --", "%", "_", "\\", "\ud83d\ude00\u202e", "x".repeat(3_000), "~", "~~", "../..", "null", "true", "[]", "admin",
            "64a687e29ae1f428e7eb0001", "acme", "2026-02-30", "2026-01-01");

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private RecordedLog log;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(World.builder().seed(5).people(3).entries(20).build());
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.POSTGRESQL), "boss@acme.example",
                Map.of("clockify.webhooks.url", "https://hub.example.com"));
        site.hub().sync();
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    @BeforeEach
    void record() {
        log = RecordedLog.of(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.ERROR);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static List<String> addresses(String method) {
        List<String> found = site.pages().all().stream().filter(page -> page.methods().names().contains(method)).map(Page::address).toList();
        assertThat(found).hasSizeGreaterThan(5);
        return found;
    }

    /** All that a page or a form of the console asks for by name. */
    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/camelhub/clockify/web"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file)).results()
                        .forEach(name -> names.add(Stream.of(name.group(1), name.group(2), name.group(3)).filter(Objects::nonNull).findFirst().orElseThrow()));
            }
        }
        assertThat(names).contains("seen", "since", "before", "person", "kind");
        return names;
    }

    private static String filled(String address, String value) {
        return address.replaceAll("\\{[a-z]+}", Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private void assertNoFault(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isLessThan(500);
        assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage).as(what).isEmpty();
    }

    @Test
    void every_parameter_of_every_page() throws IOException {
        Visit admin = site.visitor("admin");
        List<String> names = List.copyOf(names());
        int turn = 0;
        for (String address : addresses("GET")) {
            for (String name : names) {
                // each name meets each value on one of the pages
                for (String value : List.of(VALUES.get(turn++ % VALUES.size()), VALUES.get(turn++ % VALUES.size()))) {
                    assertNoFault(admin, address, name, value);
                }
            }
        }
    }

    @Test
    @Tag("endurance")
    void what_is_known_to_hurt_in_every_parameter_of_every_page() throws IOException {
        Visit admin = site.visitor("admin");
        for (String address : addresses("GET")) {
            for (String name : names()) {
                assertNoFault(admin, address, name, VALUES.get(0));
                assertNoFault(admin, address, name, "a\u0000b");
            }
        }
    }

    private void assertNoFault(Visit admin, String address, String name, String value) {
        String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertNoFault(admin.get(filled(address, "acme") + query), address + query);
    }

    @Test
    void every_part_of_every_path() {
        Visit admin = site.visitor("admin");
        for (String address : addresses("GET")) {
            if (address.contains("{")) {
                for (String value : VALUES) {
                    assertNoFault(admin.get(filled(address, value)), address + " with " + value);
                }
            }
        }
    }

    @Test
    void every_field_of_every_form() throws IOException {
        Visit admin = site.visitor("admin");
        String csrf = admin.csrf("/console/account");
        List<String> names = List.copyOf(names());
        int turn = 0;
        for (String address : addresses("POST")) {
            for (String value : List.of(VALUES.get(0), "a\u0000b", "x".repeat(20_000), VALUES.get(turn++ % VALUES.size()), VALUES.get(turn++ % VALUES.size()))) {
                List<String> form = new ArrayList<>(List.of("_csrf", csrf));
                names.stream().filter(name -> !name.equals("_csrf")).forEach(name -> form.addAll(List.of(name, value)));
                String path = filled(address, "nobody");
                assertNoFault(admin.post(path, form.toArray(String[]::new)), path + " with " + value);
            }
        }
        for (String value : List.of("a\u0000b", "\ud800", "id,email\n1,a\u0000b@acme.example\n", "x".repeat(20_000))) {
            for (String kind : List.of("roster", "mappings", "a\u0000b")) {
                assertNoFault(admin.upload("/console/people/import", value, "_csrf", csrf, "kind", kind), "a file with " + value);
            }
        }
    }

    @Test
    void what_is_too_large_or_no_form_is_answered_by_a_page() {
        Visit admin = site.visitor("admin");
        String csrf = admin.csrf("/console/account");
        HttpResponse<String> field = admin.upload("/console/people/import", "id\n1\n", "_csrf", csrf, "kind", "x".repeat(20_000));
        assertNoFault(field, "a field of 20 kB");
        assertThat(field.body()).contains("<h1>");
        HttpResponse<String> file = admin.upload("/console/people/import", "x".repeat(3 << 20), "_csrf", csrf, "kind", "roster");
        assertNoFault(file, "a file of 3 MB");
        assertThat(file.statusCode()).isEqualTo(303);
        HttpResponse<String> elsewhere = admin.upload("/console/people/decide", "x", "_csrf", csrf);
        assertThat(elsewhere.statusCode()).isEqualTo(415);
        assertThat(elsewhere.body()).contains("<h1>Not taken</h1>");
        assertNoFault(admin.post("/console/people/decide", "_csrf", csrf, "user", "x".repeat(9_000)), "a field of 9 kB");
    }

    @Test
    void webhooks_of_nobody() throws Exception {
        for (String path : List.of("/clockify/webhooks", "/clockify/webhooks/", "/clockify/webhooks//", "/clockify/webhooks/%00", "/clockify/webhooks/a/b",
                "/clockify/webhooks/acme")) {
            for (String method : List.of("GET", "POST", "PUT", "HEAD")) {
                HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(HttpRequest.newBuilder(URI.create(site.root() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
                assertNoFault(answer, method + " " + path);
            }
        }
    }
}
