package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Other ways in, and the console that stays closed while the hub runs. */
@Tag("slow")
class ProxyAndClosedTest {

    @TempDir
    Path folder;

    @Test
    void a_reverse_proxy_says_who_somebody_is_by_name_or_e_mail() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of(
                        "clockify.console.proxy-user-header", "X-Remote-User", "clockify.console.proxy-addresses", "127.0.0.1",
                        "clockify.console.secure-cookie", "true"))) {
            Visit visit = site.visitor();
            HttpResponse<String> page = visit.get("/console/integrations", "X-Remote-User", "admin");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("set-cookie").orElseThrow()).contains("Secure");
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "Boss@acme.example").statusCode())
                    .as("a manager, by e-mail").isEqualTo(403);
            assertThat(page.headers().firstValue("set-cookie").orElseThrow()).as("for this host alone").startsWith("__Host-clockify-console=").contains("Path=/;");
            assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
            String cookie = page.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "admin", "Cookie", cookie).headers().firstValue("set-cookie"))
                    .as("the same session").isEmpty();
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "viewer", "Cookie", cookie).statusCode()).as("another person").isEqualTo(403);
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "admin", "X-Remote-User", "viewer").statusCode()).as("two names").isEqualTo(400);
            Visit left = site.visitor();
            String again = left.get("/console/integrations", "X-Remote-User", "admin").headers().firstValue("set-cookie").orElseThrow().split(";")[0];
            assertThat(site.visitor().get("/console/integrations", "Cookie", again).statusCode()).as("the proxy names nobody any more").isEqualTo(303);
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "nobody", "Cookie", again).statusCode()).isEqualTo(403);
            HttpResponse<String> unknown = site.visitor().get("/console/timeline", "X-Remote-User", "<i>mallory</i>");
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(unknown.body()).contains("&lt;i&gt;mallory&lt;/i&gt;").doesNotContain("<i>mallory");
        }
    }

    @Test
    void who_tries_passwords_through_a_proxy_makes_nobody_else_wait_who_comes_through_it() throws Exception {
        try (RecordedLog log = RecordedLog.of("io.camelhub.clockify.web.page.ConsoleSecurity", Level.INFO);
                ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                        Map.of("clockify.console.proxy-addresses", "127.0.0.1"))) {
            int status = 0;
            for (int i = 0; i < 30 && status != 429; i++) {
                status = logIn(site, "1.1.1." + i + ", 203.0.113.7", "nobody" + i, "wrong");
            }
            assertThat(status).as("an address that tries many names, whatever else it says it is").isEqualTo(429);
            assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage)
                    .contains("Refused to nobody0 from 203.0.113.7: POST /console/login: wrong name or password");
            assertThat(logIn(site, "203.0.113.8", "admin", ConsoleSite.PASSWORD)).as("somebody else").isEqualTo(303);
            assertThat(logIn(site, "203.0.113.7", "admin", ConsoleSite.PASSWORD)).as("from the same address").isEqualTo(429);
            assertThat(site.visitor().get("/console/integrations", "X-Remote-User", "admin").statusCode()).as("it logs nobody in").isEqualTo(303);
        }
    }

    private static int logIn(ConsoleSite site, String forwarded, String name, String password) {
        return site.visitor().post(Map.of("X-Forwarded-For", forwarded), "/console/login", "username", name, "password", password).statusCode();
    }

    private static void assertThatTheHubSyncsAndTheConsoleIsClosed(ConsoleSite site) {
        site.hub().sync();

        assertThat(site.hub().count("select count(*) from clockify_time_entry")).isPositive();
        assertThat(site.hub().context().getRouteController().getRouteStatus("clockify-console"))
                .isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void without_a_user_the_hub_syncs_and_the_console_stays_closed() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                        Map.of("clockify.console.users", folder.resolve("nobody.properties").toString()))) {
            assertThatTheHubSyncsAndTheConsoleIsClosed(site);
            assertThat(site.visitor().get("/console/login").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void without_a_server_the_hub_syncs_and_the_console_stays_closed() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                        Map.of("camel.server.enabled", "false", "clockify.console.users", folder.resolve("console-users.properties").toString()))) {
            assertThatTheHubSyncsAndTheConsoleIsClosed(site);
        }
    }

    @Test
    void where_nobody_says_at_which_address_the_server_listens_the_console_stays_closed_and_names_the_setting() throws Exception {
        try (RecordedLog log = RecordedLog.of("io.camelhub.clockify.web.Console", Level.INFO);
                ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                        Map.of("camel.server.host", "", "clockify.console.users", folder.resolve("console-users.properties").toString()))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> !log.lines().isEmpty());
            assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage).singleElement().asString()
                    .startsWith("The console stays closed: Camel's HTTP server listens on all interfaces").contains("set camel.server.host = 127.0.0.1");
            assertThatTheHubSyncsAndTheConsoleIsClosed(site);
            assertThat(site.visitor().get("/console/login").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void who_wants_it_on_all_interfaces_says_so() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                        Map.of("camel.server.host", "0.0.0.0"))) {
            assertThat(site.visitor("admin").get("/console/integrations").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void without_a_database_the_hub_runs_and_the_console_stays_closed_until_it_is_there() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, new Unreachable(database.dataSource(), away))) {
            await().pollDelay(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(10))
                    .until(() -> site.visitor().get("/console/login").statusCode() == 404);
            assertThat(site.hub().context().getRouteController().getRouteStatus("clockify-console"))
                    .isEqualTo(ServiceStatus.Stopped);

            away.set(false);
            await().atMost(Duration.ofSeconds(30)).until(() -> site.visitor().get("/console/login").statusCode() == 200);
            assertThat(site.visitor("admin").get("/console/integrations").statusCode()).isEqualTo(200);

            away.set(true);
            HttpResponse<String> answer = site.visitor("admin").get("/console/timeline");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The database does not answer", "Log out");
        }
    }

    /** A database that is away for a time. */
    private static final class Unreachable extends DelegatingDataSource {

        private final AtomicBoolean away;

        private Unreachable(DataSource target, AtomicBoolean away) {
            super(target);
            this.away = away;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away.get()) {
                throw new SQLException("Connection refused", "08001");
            }
            return super.getConnection();
        }
    }
}
