package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.outbox.OutboxRows;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of routes.md and outbox.md for events, as they stand there; those for brokers are tested with the brokers. */
@Timeout(120)
class EventRecipesTest {

    private static final String PROJECT = "64a687e29ae1f428e7ebe303";

    private final World world = World.builder().seed(163).people(1).entries(1).build();

    @TempDir
    private Path folder;

    private Hub hub(ClockifySimulator simulator, String recipe) {
        return hub(simulator, recipe, "direct:my-events");
    }

    private Hub hub(ClockifySimulator simulator, String recipe, String uri) {
        EditedRoutes routes = new EditedRoutes(folder).add("my-events.camel.yaml", recipe);
        Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                Map.of("camel.main.routes-include-pattern", routes.pattern(), "clockify.events.uri", uri));
        hub.database().migrate();
        return hub;
    }

    private static void awaitSent(Hub hub) {
        await().until(() -> hub.count("select count(*) from clockify_outbox") == 0);
    }

    @Test
    void events_are_posted_as_cloud_events_and_again_where_the_answer_is_no() throws Exception {
        List<Map<String, String>> posted = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger answers = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/clockify", exchange -> {
            Map<String, String> request = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> request.put(name, values.get(0)));
            request.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            request.put("method", exchange.getRequestMethod());
            posted.add(request);
            exchange.sendResponseHeaders(answers.getAndIncrement() == 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, RecipesTest.recipe("Send events by HTTP").get(0)
                        .replace("https://hooks.example.com", "http://127.0.0.1:" + server.getAddress().getPort()))) {
            OutboxRows.insert(hub, "one", "5a:k1", false);
            awaitSent(hub);
            OutboxRows.insert(hub, "again", "5a:k2", true);
            awaitSent(hub);
        } finally {
            server.stop(0);
        }

        assertThat(posted).hasSize(3).last().satisfies(request -> assertThat(request).containsEntry("ce-id", "again").containsEntry("ce-replay", "true"));
        assertThat(posted.subList(0, 2)).allSatisfy(request -> {
            assertThat(request).containsEntry("method", "POST").containsEntry("content-type", "application/json").containsEntry("ce-id", "one")
                    .containsEntry("ce-specversion", "1.0").containsEntry("ce-source", "/clockify/5a").containsEntry("ce-subject", "k1")
                    .containsEntry("ce-type", "clockify.time-entry.updated").containsEntry("ce-time", "2026-11-20T09:59:59.500Z")
                    .containsEntry("ce-sequence", "0000000000000000001")
                    .containsEntry("ce-dataschema", "urn:camelhub:clockify:time-entry:1").containsEntry("body", "{\"id\": \"one\"}");
            assertThat(request.keySet()).noneMatch(name -> name.equalsIgnoreCase("ce-replay") || name.startsWith("ce_") || name.startsWith("kafka") || name.startsWith("JMS"));
        });
    }

    @Test
    void a_route_of_an_engineer_s_begins_with_what_changed_and_what_it_refuses_comes_again() throws Exception {
        List<String> reached = Collections.synchronizedList(new ArrayList<>());
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, RecipesTest.recipe("outbox.md", "A route of your own").get(0)
                        .replace("log:my-changes?showHeaders=true", "direct:my-work"), "direct:my-changes")) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:my-work").errorHandler(noErrorHandler()).process(exchange -> {
                        reached.add(exchange.getMessage().getHeader("ce_type") + " " + exchange.getMessage().getBody(String.class));
                        if (reached.size() == 1) {
                            throw new IllegalStateException("the disk is full");
                        }
                    });
                }
            });
            hub.execute("insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at) values ('renamed', 'project', '5a:p1',"
                    + " 'clockify.project.renamed', '{}', current_timestamp)");
            OutboxRows.insert(hub, "one", "5a:k1", false);
            awaitSent(hub);
        }

        assertThat(reached).containsExactly("clockify.time-entry.updated {\"id\": \"one\"}", "clockify.time-entry.updated {\"id\": \"one\"}");
    }

    @Test
    void a_mail_goes_out_for_one_project() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, RecipesTest.recipe("Send a mail for one project").get(0)
                        .replace("mail.example.com:25", "127.0.0.1:" + mail.getSmtp().getPort()))) {
            OutboxRows.insert(hub, "other", "5a:k1", false);
            hub.execute("insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at) values ('mine', 'time-entry', '5a:k2',"
                    + " 'clockify.time-entry.deleted', '{\"project_id\": \"" + PROJECT + "\"}', current_timestamp)");
            hub.execute("insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at, replayed) values ('again', 'time-entry',"
                    + " '5a:k2', 'clockify.time-entry.created', '{\"project_id\": \"" + PROJECT + "\"}', current_timestamp, true)");
            awaitSent(hub);

            assertThat(mail.getReceivedMessages()).as("what is sent again is no news").hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("clockify.time-entry.deleted k2");
            assertThat(mail.getReceivedMessages()[0].getContent().toString()).contains("{\"project_id\": \"" + PROJECT + "\"}");
            assertThat(mail.getReceivedMessages()[0].getAllRecipients()).singleElement().hasToString("manager@example.com");
        } finally {
            mail.stop();
        }
    }
}
