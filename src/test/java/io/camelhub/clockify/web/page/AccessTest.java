package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may what, at each address below {@code /console/}: those of the table of pages, and those that the running server knows besides.
 * An address that is named in neither list here is for admins, and must refuse everybody else: a new page for others fails until it is
 * named, with what it shows them.
 */
class AccessTest {

    private static final String LOGOUT = "/console/logout";

    /** Before a log-in. */
    private static final Set<String> FOR_ANYBODY = Set.of("/console/login", "/console/assets/:name");

    /** For whoever is logged in: what they see there is cut to their people, which other tests prove. */
    private static final Set<String> FOR_EVERY_USER = Set.of("/console/", LOGOUT, "/console/account", "/console/timeline", "/console/timeline/poll",
            "/console/timeline/csv", "/console/timeline/:workspace/:entry", "/console/activity", "/console/activity/csv",
            "/console/home", "/console/people/:employee", "/console/projects/:workspace/:project", "/console/clients/:workspace/:client");

    /** For employees alone: their own page. */
    private static final Set<String> FOR_EMPLOYEES = Set.of("/console/me");

    /** What must become no header. */
    private static final String HEADERS = "?Set-Cookie=a%3Db&Location=%2Fx&Content-Security-Policy=none&Refresh=0&api-key=k3y&CamelHttpResponseCode=201";

    private static final String REFUSED = "This page is for admins.";

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static Map<String, String> objects;
    private static Map<String, Set<String>> addresses;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        World world = World.builder().people(2).entries(20).build();
        simulator = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().sync();
        Map<String, Object> entry = site.hub().rows("select workspace_id, id, user_id from clockify_time_entry limit 1").get(0);
        objects = Map.of(":name", "acme", ":workspace", entry.get("workspace_id").toString(), ":entry", entry.get("id").toString(),
                ":user", entry.get("user_id").toString(), ":project", "p1", ":client", "c1");
        addresses = new TreeMap<>();
        site.hub().context().getRegistry().findByType(VertxPlatformHttpRouter.class).stream().filter(VertxPlatformHttpRouter::isMainServer)
                .flatMap(router -> router.getRoutes().stream()).filter(AccessTest::isOneOfTheConsole)
                .forEach(route -> addresses.computeIfAbsent(route.getPath(), none -> new TreeSet<>())
                        .addAll(route.methods().stream().map(HttpMethod::name).toList()));
        site.pages().all().forEach(page -> addresses.put(colons(page.address()), Set.copyOf(page.methods().names())));
    }

    private static String colons(String pattern) {
        return pattern.replaceAll("\\{(\\w+)}", ":$1");
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    private static boolean isOneOfTheConsole(Route route) {
        return route.getPath() != null && route.getPath().startsWith("/console/") && route.methods() != null;
    }

    /** The pattern with an object that is there, where it names one that a hub has. */
    private static String address(String pattern) {
        return Stream.of(pattern.split("/", -1)).map(part -> part.startsWith(":") ? objects.getOrDefault(part, "1") : part)
                .collect(Collectors.joining("/"));
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 403 && answer.body().contains(REFUSED);
    }

    @Test
    void each_address_that_is_named_here_is_served_and_one_route_serves_all_pages() {
        assertThat(addresses.keySet()).containsAll(FOR_ANYBODY).containsAll(FOR_EVERY_USER).hasSizeGreaterThan(20);
        assertThat(site.hub().context().getRoutes()).filteredOn(route -> "clockify-console".equals(route.getGroup()))
                .extracting(route -> route.getRouteId()).containsExactly("clockify-console");
    }

    @Test
    void whoever_is_not_logged_in_is_led_to_the_log_in_page_from_each() {
        Visit unknown = site.visitor();
        addresses.keySet().stream().filter(pattern -> !FOR_ANYBODY.contains(pattern)).map(AccessTest::address).forEach(path -> {
            for (HttpResponse<String> answer : List.of(unknown.get(path), unknown.post(path, "_csrf", "x"), unknown.upload(path, "x", "_csrf", "x"))) {
                assertThat(answer.statusCode()).as(path).isEqualTo(303);
                assertThat(answer.headers().firstValue("location").orElseThrow()).as(path).startsWith("/console/login");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "manager"})
    void who_is_no_admin_is_refused_each_page_each_form_and_each_file_but_what_is_named_here(String user) {
        Visit visit = site.visitor(user);
        String csrf = visit.csrf("/console/timeline");
        addresses.keySet().stream().filter(pattern -> !FOR_ANYBODY.contains(pattern) && !pattern.equals(LOGOUT)).forEach(pattern -> {
            String path = address(pattern);
            boolean forAdmins = !FOR_EVERY_USER.contains(pattern);
            assertThat(isRefused(visit.get(path))).as("%s asks for %s", user, path).isEqualTo(forAdmins);
            assertThat(isRefused(visit.post(path, "_csrf", csrf))).as("%s sends a form to %s", user, path).isEqualTo(forAdmins);
            assertThat(isRefused(visit.upload(path, "x", "_csrf", csrf))).as("%s sends a file to %s", user, path).isEqualTo(forAdmins);
        });
        assertThat(visit.post(LOGOUT, "_csrf", csrf).headers().firstValue("location")).hasValue("/console/login");
    }

    @Test
    void an_admin_is_refused_none_and_what_carries_no_token_of_theirs_is_taken_nowhere() {
        Visit admin = site.visitor("admin");
        Visit other = site.visitor("admin");
        String csrf = admin.csrf("/console/timeline");
        String others = other.csrf("/console/timeline");
        addresses.forEach((pattern, methods) -> {
            String path = address(pattern);
            assertThat(admin.get(path).statusCode() == 403).as(path).isEqualTo(FOR_EMPLOYEES.contains(pattern));
            assertThat(admin.get(path).statusCode()).as(path).isNotEqualTo(500);
            if (methods.contains("POST") && !FOR_ANYBODY.contains(pattern)) {
                assertThat(admin.post(path).statusCode()).as(path + " without a token").isEqualTo(403);
                assertThat(admin.post(path, "_csrf", others).statusCode()).as(path + " with the token of another session").isEqualTo(403);
                assertThat(admin.post(Map.of("Origin", "https://evil.example"), path, "_csrf", csrf).statusCode()).as(path + " from elsewhere").isEqualTo(403);
                assertThat(other.post(path, "_csrf", others).statusCode()).as(path).isNotIn(403, 405, 500);
                if (pattern.equals(LOGOUT)) {
                    assertThat(other.get("/console/timeline").statusCode()).isEqualTo(303);
                }
            }
        });
    }

    @Test
    void at_no_address_a_parameter_or_a_field_becomes_a_header_of_the_answer() {
        Visit admin = site.visitor("admin");
        Visit other = site.visitor("admin");
        String others = other.csrf("/console/timeline");
        addresses.forEach((pattern, methods) -> {
            String path = address(pattern);
            isItsOwn(path, site.visitor().get(path + HEADERS));
            isItsOwn(path, admin.get(path + HEADERS));
            if (methods.contains("POST") && !pattern.equals(LOGOUT)) {
                isItsOwn(path, other.post(path + HEADERS, "_csrf", others, "Set-Cookie", "a=b", "Location", "/x",
                        "Content-Security-Policy", "none", "Refresh", "0", "api-key", "k3y"));
            }
        });
    }

    private static void isItsOwn(String path, HttpResponse<String> answer) {
        HttpHeaders headers = answer.headers();
        assertThat(headers.map()).as(path).doesNotContainKeys("refresh", "api-key");
        assertThat(headers.allValues("set-cookie")).as(path).noneMatch(cookie -> cookie.contains("a=b"));
        assertThat(headers.allValues("location")).as(path).noneMatch(to -> to.equals("/x"));
        assertThat(headers.allValues("content-security-policy")).as(path).singleElement().asString().startsWith("default-src 'self'").doesNotContain("unsafe");
        assertThat(answer.statusCode()).as(path).isNotIn(201, 500);
    }
}
