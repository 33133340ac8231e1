package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The endpoints of monitoring.md for messages about an integration, as they stand there. */
@Timeout(120)
class AlertRecipesTest {

    private static final String KEY = "clockify.integrations.acme.api-key";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(75).people(1).entries(1).clock(clock).build();

    @TempDir
    private Path folder;

    private static void tick(Hub hub) {
        hub.context().createProducerTemplate().sendBody("direct:clockify-alerts", "");
    }

    /** A request that somebody received. */
    private record Posted(String method, String contentType, String body) {
    }

    @Test
    void a_webhook_takes_a_message_as_it_is_and_again_where_its_answer_is_no() throws Exception {
        List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger answers = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/clockify", exchange -> {
            posted.add(new Posted(exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(KEY, "revoked", "clockify.alerts.uri",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/clockify"), clock::instant)) {
            hub.sync();
            tick(hub);
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
        } finally {
            server.stop(0);
        }

        assertThat(posted).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.contentType()).isEqualTo("application/json");
            assertThat(request.body()).startsWith("{\"text\":\"Clockify integration acme is refused by Clockify: ")
                    .endsWith("\"integration\":\"acme\",\"state\":\"refused\"}");
        });
    }

    @Test
    void a_mail_says_it_in_its_subject_and_its_text() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        EditedRoutes routes = new EditedRoutes(folder).add("my-alerts.camel.yaml", RecipesTest.recipe("monitoring.md", "By mail").get(0)
                .replace("mail.example.com:25", "127.0.0.1:" + mail.getSmtp().getPort()));
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(KEY, "revoked", "clockify.alerts.uri", "direct:my-alerts",
                        "camel.main.routes-include-pattern", routes.pattern()), clock::instant)) {
            hub.sync();
            tick(hub);
            tick(hub);

            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("Clockify integration acme is refused by Clockify");
            assertThat(mail.getReceivedMessages()[0].getContent().toString()).startsWith("Clockify integration acme is refused by Clockify: ");
            assertThat(mail.getReceivedMessages()[0].getContentType()).startsWith("text/plain");
            assertThat(mail.getReceivedMessages()[0].getAllRecipients()).singleElement().hasToString("admin@example.com");
        } finally {
            mail.stop();
        }
    }
}
