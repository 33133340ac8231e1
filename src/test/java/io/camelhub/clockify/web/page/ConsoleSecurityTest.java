package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authentication and authorisation of the console over HTTP, and the headers of each answer. */
@Tag("slow")
class ConsoleSecurityTest {

    private static final List<String> FOR_ADMINS = List.of("/console/integrations", "/console/runs", "/console/integrations/acme");

    private static ClockifySimulator simulator;
    private static ConsoleSite site;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(World.builder().entries(20).build());
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                Map.of("clockify.console.proxy-user-header", "X-Remote-User", "clockify.console.proxy-addresses", "127.0.0.9"));
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    @Test
    void without_a_session_every_page_leads_to_the_log_in_page_and_from_there_back() {
        Visit visit = site.visitor();
        HttpResponse<String> answer = visit.get("/console/timeline?person=x");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/console/login?to=%2Fconsole%2Ftimeline%3Fperson%3Dx");
        HttpResponse<String> in = visit.post("/console/login",
                "username", "viewer", "password", ConsoleSite.PASSWORD, "to", "/console/timeline?person=x");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("location")).hasValue("/console/timeline?person=x");
    }

    @Test
    void whose_session_has_ended_is_told_so_and_a_form_leads_back_to_its_own_page_and_to_no_other_site() {
        Visit visit = site.visitor();
        assertThat(visit.page("/console/login")).as("who was never here").doesNotContain("has ended");
        assertThat(visit.get("/console/login", "Cookie", "clockify-console=over").body()).contains("Your session has ended");

        Map<String, String> from = Map.of("Cookie", "clockify-console=over", "Referer", site.root() + "/console/people?text=a");
        assertThat(visit.post(from, "/console/people/decide", "action", "accept").headers().firstValue("location"))
                .hasValue("/console/login?to=%2Fconsole%2Fpeople%3Ftext%3Da");
        for (String elsewhere : List.of("https://evil.example/other", "https://evil.example//console/x", "not an address", "/console/login?to=/x")) {
            assertThat(visit.post(Map.of("Referer", elsewhere), "/console/people/decide", "action", "accept").headers().firstValue("location"))
                    .as(elsewhere).hasValue("/console/login");
        }
        assertThat(visit.post(Map.of("Referer", "https://evil.example/console/runs"), "/console/people/decide", "action", "accept").headers().firstValue("location"))
                .as("a path of this console, whoever names it").hasValue("/console/login?to=%2Fconsole%2Fruns");
    }

    @Test
    void a_log_in_never_leads_to_another_site() {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example/", "/console//evil.example", "/\\evil.example",
                "/console/\nSet-Cookie: a=b", "/other")) {
            HttpResponse<String> in = site.visitor().post("/console/login",
                    "username", "viewer", "password", ConsoleSite.PASSWORD, "to", elsewhere);
            assertThat(in.headers().firstValue("location")).as(elsewhere).hasValue("/console/home");
        }
    }

    @Test
    void a_log_in_gives_a_session_of_its_own_that_a_log_out_ends() {
        Visit visit = site.visitor("admin");
        String token = visit.csrf("/console/integrations");
        HttpResponse<String> login = site.visitor().post("/console/login", "username", "admin", "password", ConsoleSite.PASSWORD);
        String cookie = login.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("Path=/console", "SameSite=Lax").containsIgnoringCase("HttpOnly").doesNotContain("Secure");

        String other = site.visitor("admin").csrf("/console/integrations");
        assertThat(other).as("each session has its own token").isNotEqualTo(token);
        assertThat(visit.post("/console/logout", "_csrf", other).statusCode()).isEqualTo(403);
        assertThat(visit.post("/console/logout").statusCode()).isEqualTo(403);
        assertThat(visit.get("/console/integrations").statusCode()).as("still logged in").isEqualTo(200);
        assertThat(visit.csrf("/console/integrations")).as("the token of another tab is the same").isEqualTo(token);

        assertThat(visit.post("/console/logout", "_csrf", token).statusCode()).isEqualTo(303);
        assertThat(visit.get("/console/integrations").statusCode()).isEqualTo(303);
    }

    @Test
    void what_another_site_sends_is_not_taken() {
        Visit visit = site.visitor("admin");
        String token = visit.csrf("/console/integrations");
        assertThat(visit.post(Map.of("Origin", "https://evil.example"), "/console/logout", "_csrf", token).statusCode()).isEqualTo(403);
        assertThat(visit.post(Map.of("Sec-Fetch-Site", "cross-site"), "/console/logout", "_csrf", token).statusCode()).isEqualTo(403);
        assertThat(site.visitor().post(Map.of("Origin", "null"), "/console/login",
                "username", "admin", "password", ConsoleSite.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(visit.post(Map.of("Origin", site.root()), "/console/logout", "_csrf", token).statusCode()).isEqualTo(303);
    }

    @Test
    void a_viewer_and_a_manager_are_refused_what_is_for_admins() {
        for (String name : List.of("viewer", "manager")) {
            Visit visit = site.visitor(name);
            for (String path : FOR_ADMINS) {
                assertThat(visit.get(path).statusCode()).as(name + " at " + path).isEqualTo(403);
                assertThat(visit.get(path + "/../../console/" + path.substring("/console/".length())).statusCode()).isNotEqualTo(200);
            }
            for (String trick : List.of("//console/integrations", "/console/./integrations", "/console/timeline/../integrations",
                    "/console/%69ntegrations", "/console/integrations/", "/CONSOLE/integrations", "/console/Integrations")) {
                assertThat(visit.get(trick).statusCode()).as(name + " at " + trick).isNotEqualTo(200);
            }
            assertThat(visit.get("/console/").headers().firstValue("location")).hasValue("/console/home");
        }
        assertThat(site.visitor("admin").get("/console/").headers().firstValue("location")).hasValue("/console/home");
    }

    @Test
    void no_parameter_and_no_field_of_a_form_becomes_a_header_of_the_answer() {
        Visit visit = site.visitor("admin");
        for (String path : List.of("/console/integrations", "/console/nothing", "/console/login")) {
            HttpResponse<String> answer = visit.get(path + "?Set-Cookie=a%3Db&Content-Security-Policy=none&Location=%2Fx&Refresh=0"
                    + "&api-key=KEY123&Content-Type=text%2Fplain&Content-Disposition=inline&CamelHttpResponseCode=201");
            assertThat(answer.headers().map()).as(path).doesNotContainKeys("set-cookie", "location", "refresh", "api-key", "content-disposition");
            assertThat(answer.headers().firstValue("content-type")).as(path).hasValue("text/html; charset=utf-8");
            assertThat(answer.headers().allValues("content-security-policy")).as(path).hasSize(1).allMatch(policy ->
                    policy.startsWith("default-src 'self'") && !policy.contains("unsafe"));
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        }
        HttpResponse<String> posted = visit.post("/console/integrations", "_csrf", visit.csrf("/console/integrations"), "api-key", "KEY123");
        assertThat(posted.headers().map()).doesNotContainKey("api-key");
        assertThat(posted.headers().map().toString()).doesNotContain("KEY123");
    }

    @Test
    void every_refusal_and_every_change_is_logged_with_who_and_what() {
        try (RecordedLog log = RecordedLog.of("io.camelhub.clockify.web", Level.INFO)) {
            site.visitor().post("/console/login", "username", "mallory\nRefused to admin", "password", "wrong");
            Visit visit = site.visitor("viewer");
            String csrf = visit.csrf("/console/timeline");
            visit.get("/console/runs");
            visit.post("/console/runs/rejected/retry", "_csrf", csrf);
            visit.post("/console/logout", "_csrf", "x");
            visit.post(Map.of("Origin", "https://evil.example"), "/console/logout", "_csrf", csrf);
            visit.post("/console/logout", "_csrf", csrf);

            assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                    "Refused to mallory Refused to admin from 127.0.0.1: POST /console/login: wrong name or password",
                    "viewer (viewer) logged in to the console from 127.0.0.1",
                    "Refused to viewer from 127.0.0.1: GET /console/runs: viewers may not see it",
                    "Refused to viewer from 127.0.0.1: POST /console/runs/rejected/retry: viewers may not see it",
                    "Refused to viewer from 127.0.0.1: POST /console/logout: its form is not of this session",
                    "Refused to somebody from 127.0.0.1: POST /console/logout: it was sent from another site",
                    "viewer sends POST /console/logout");
        }
    }

    @Test
    void nothing_of_the_working_directory_is_served() {
        Visit visit = site.visitor("admin");
        for (String path : List.of("/application.properties", "/pom.xml", "/console/application.properties", "/console/assets/",
                "/console/assets/..%2f..%2fapplication.properties", "/console/assets/console-users.properties",
                "/routes/clockify-console.camel.yaml")) {
            assertThat(visit.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(site.visitor().get("/console/assets/console.css").statusCode()).isEqualTo(200);
        assertThat(site.visitor().get("/console/assets/htmx.js").body()).startsWith("var htmx");
    }

    @Test
    void a_part_of_a_page_that_is_asked_for_without_a_session_sends_the_whole_page_to_the_log_in() {
        HttpResponse<String> answer = site.visitor().get("/console/timeline/poll?seen=x",
                "HX-Request", "true", "HX-Current-URL", site.root() + "/console/timeline?team=A");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("hx-redirect")).hasValue("/console/login?to=%2Fconsole%2Ftimeline%3Fteam%3DA");
    }

    @Test
    void who_tries_passwords_has_to_wait_and_then_may_go_on() {
        Visit visit = site.visitor();
        site.users().save("slow", Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), new Order("a test", "a test"));
        HttpResponse<String> last = null;
        int tries = 0;
        do {
            last = visit.post("/console/login", "username", "slow", "password", "wrong " + tries);
            tries++;
        } while (last.statusCode() == 401 && tries < 12);

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(tries).isBetween(5, 8);
        assertThat(last.headers().firstValue("retry-after")).isPresent();
        assertThat(last.body()).contains("Too many attempts");
        assertThat(visit.post("/console/login", "username", "slow", "password", ConsoleSite.PASSWORD).statusCode()).as("the right one too").isEqualTo(429);
        assertThat(site.visitor("viewer").get("/console/timeline").statusCode()).as("others are not held up").isNotEqualTo(303);
    }

    @Test
    void wrong_names_and_wrong_passwords_get_the_same_answer() {
        Visit visit = site.visitor();
        HttpResponse<String> nobody = visit.post("/console/login", "username", "nobody", "password", "some password");
        HttpResponse<String> wrong = visit.post("/console/login", "username", "manager", "password", "some password");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body().replace("manager", "nobody")).isEqualTo(nobody.body());
        assertThat(wrong.body()).contains("The name or the password is wrong.");
    }

    @Test
    void who_is_taken_out_of_the_file_is_out_at_once() {
        Order order = new Order("a test", "a test");
        site.users().save("leaver", Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), order);
        Visit visit = site.visitor("leaver");
        assertThat(visit.get("/console/timeline").statusCode()).isNotEqualTo(303);
        site.users().remove("leaver", order);
        assertThat(visit.get("/console/timeline").statusCode()).isEqualTo(303);
    }

    @Test
    void any_change_of_their_line_ends_the_sessions_of_a_user() {
        Order order = new Order("a test", "a test");
        char[] password = ConsoleSite.PASSWORD.toCharArray();
        site.users().save("changing", Role.VIEWER, null, null, password, order);
        Visit visit = site.visitor("changing");
        assertThat(visit.get("/console/timeline").statusCode()).isEqualTo(200);
        site.users().save("changing", Role.VIEWER, null, null, "another password".toCharArray(), order);
        assertThat(visit.get("/console/timeline").statusCode()).as("another password").isEqualTo(303);

        site.users().save("changing", Role.ADMIN, null, null, password, order);
        visit = site.visitor("changing");
        site.users().save("changing", Role.ADMIN, null, null, null, order);
        assertThat(visit.get("/console/timeline").statusCode()).as("no password").isEqualTo(303);

        site.users().save("changing", Role.VIEWER, null, null, password, order);
        visit = site.visitor("changing");
        site.users().remove("changing", order);
        site.users().save("changing", Role.ADMIN, null, null, password, order);
        assertThat(visit.get("/console/integrations").statusCode()).as("removed and added again, as another").isEqualTo(303);
        site.users().remove("changing", order);
    }

    @Test
    void everybody_sees_and_ends_their_own_sessions() {
        Order order = new Order("a test", "a test");
        site.users().save("owner", Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), order);
        Visit visit = site.visitor("owner");
        Visit other = site.visitor("owner");
        Visit third = site.visitor("owner");
        site.users().save("stranger", Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), order);
        Visit foreign = site.visitor("stranger");

        String page = visit.page("/console/account");
        assertThat(page).contains("this session", "127.0.0.1", "by password");
        assertThat(page.split("name=\"session\" value=", -1)).as("the two others").hasSize(3);
        assertThat(foreign.page("/console/account")).doesNotContain("name=\"session\"");
        Matcher handle = Pattern.compile("name=\"session\" value=\"([^\"]+)\"").matcher(page);
        assertThat(handle.find()).isTrue();
        String csrf = visit.csrf("/console/account");
        assertThat(foreign.post("/console/account", "_csrf", foreign.csrf("/console/account"), "do", "end", "session", handle.group(1))
                .statusCode()).isEqualTo(303);
        assertThat(other.get("/console/timeline").statusCode() + third.get("/console/timeline").statusCode()).as("nobody else's").isEqualTo(400);

        assertThat(visit.post("/console/account", "_csrf", csrf, "do", "end", "session", handle.group(1)).statusCode()).isEqualTo(303);
        assertThat(other.get("/console/timeline").statusCode() + third.get("/console/timeline").statusCode()).as("one of them").isEqualTo(503);
        visit.post("/console/account", "_csrf", csrf, "do", "end-others");
        assertThat(other.get("/console/timeline").statusCode() + third.get("/console/timeline").statusCode()).as("both").isEqualTo(606);
        assertThat(visit.get("/console/timeline").statusCode()).isEqualTo(200);
    }

    @Test
    void everybody_changes_their_own_password_and_their_other_sessions_end() {
        Order order = new Order("a test", "a test");
        site.users().save("renewing", Role.MANAGER, "boss@acme.example", null, ConsoleSite.PASSWORD.toCharArray(), order);
        Visit visit = site.visitor("renewing");
        Visit other = site.visitor("renewing");
        String csrf = visit.csrf("/console/account");
        for (String[] wrong : new String[][] {{"wrong", "a new password", "a new password"}, {ConsoleSite.PASSWORD, "a new password", "another"},
                {ConsoleSite.PASSWORD, "short", "short"}}) {
            String there = visit.post("/console/account", "_csrf", csrf, "do", "password", "old", wrong[0], "new", wrong[1], "again", wrong[2])
                    .headers().firstValue("location").orElseThrow();
            assertThat(visit.page(there)).doesNotContain("The password is changed");
            assertThat(other.get("/console/timeline").statusCode()).isEqualTo(200);
        }

        String there = visit.post("/console/account", "_csrf", csrf, "do", "password", "old", ConsoleSite.PASSWORD, "new", "a new password",
                "again", "a new password").headers().firstValue("location").orElseThrow();

        assertThat(visit.page(there)).contains("The password is changed");
        assertThat(other.get("/console/timeline").statusCode()).isEqualTo(303);
        assertThat(site.users().authenticate("renewing", "a new password")).get().matches(user -> user.role() == Role.MANAGER
                && "boss@acme.example".equals(user.email()));
        assertThat(site.users().authenticate("renewing", ConsoleSite.PASSWORD)).isEmpty();
    }

    @Test
    void from_who_is_not_logged_in_nothing_is_read() throws Exception {
        int port = URI.create(site.root()).getPort();
        for (String path : List.of("/console/timeline", "/console/people/import", "/console/logout", "/console/nothing")) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000\r\n\r\na=b").getBytes(StandardCharsets.US_ASCII));
                assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine())
                        .as(path + " is answered before its body is there").startsWith("HTTP/1.1 303");
            }
        }
        Visit visit = site.visitor();
        assertThat(visit.post("/console/login", "username", "admin", "password", "x".repeat(5_000)).statusCode()).as("a log-in is small").isEqualTo(413);
        assertThat(visit.upload("/console/login", "x", "username", "admin", "password", "y").statusCode()).as("and a form").isEqualTo(415);
    }

    @Test
    void half_requests_are_closed_when_there_are_too_many_and_others_are_answered() throws Exception {
        int port = URI.create(site.root()).getPort();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1_100; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                sockets.add(socket);
                socket.getOutputStream().write("GET /console/timeline HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(site.visitor("viewer").get("/console/timeline").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(10)).until(() -> sockets.stream().filter(ConsoleSecurityTest::isClosed).count() >= 100);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void who_guesses_at_a_name_does_not_keep_out_the_browser_in_which_it_logged_in_before() {
        site.users().save("guessed", Role.VIEWER, null, null, ConsoleSite.PASSWORD.toCharArray(), new Order("a test", "a test"));
        Visit known = site.visitor("guessed");
        HttpResponse<String> guess;
        int guesses = 0;
        do {
            guess = site.visitor().post("/console/login", "username", "guessed", "password", "guess " + guesses);
        } while (guess.statusCode() == 401 && guesses++ < 10);
        assertThat(guess.statusCode()).isEqualTo(429);

        HttpResponse<String> in = known.post("/console/login", "username", "guessed", "password", ConsoleSite.PASSWORD);

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().allValues("set-cookie")).anySatisfy(cookie ->
                assertThat(cookie).startsWith("clockify-device=").containsIgnoringCase("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void where_a_page_is_there_its_head_is_there_too() {
        Visit visit = site.visitor("admin");
        for (String path : List.of("/console/", "/console/login", "/console/assets/console.css", "/console/timeline", "/console/timeline/csv",
                "/console/integrations", "/console/people", "/console/account", "/console/nothing")) {
            HttpResponse<String> head = visit.head(path);
            assertThat(head.statusCode()).as(path).isEqualTo(visit.get(path).statusCode());
            assertThat(head.body()).isEmpty();
        }
        assertThat(site.visitor().head("/console/timeline").statusCode()).isEqualTo(303);
    }

    @Test
    void a_name_in_the_header_of_a_proxy_counts_only_from_the_address_of_the_proxy() {
        assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "admin").statusCode()).isEqualTo(303);
    }

    @Test
    void a_page_that_is_not_there_says_so_in_the_frame_of_the_console() {
        HttpResponse<String> answer = site.visitor("admin").get("/console/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page", "Log out");
    }

    @Test
    void a_form_that_is_too_large_is_answered_by_a_page() {
        HttpResponse<String> answer = site.visitor("admin").post("/console/logout", "_csrf", "x".repeat(3 << 20));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("<h1>Too large</h1>", "was not read");
        assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
    }

    @Test
    void nobody_else_may_read_the_file_of_the_users() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.users().file()))).isEqualTo("rw-------");
        assertThat(Files.readString(site.users().file())).doesNotContain(ConsoleSite.PASSWORD).contains("$2a$12$");
    }
}
