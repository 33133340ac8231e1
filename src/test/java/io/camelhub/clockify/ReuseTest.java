package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An integration engineer's use of the routes, and what must not leak into their own. */
class ReuseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world = World.builder().seed(81).people(8).entries(80)
            .from(Instant.now().minus(Duration.ofDays(60))).build();
    private final String workspace = world.workspaceId();

    private static void done(List<RunSummary> runs) {
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    @Test
    void a_route_of_one_s_own_asks_clockify_and_gets_json_and_no_key() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            done(hub.sync());
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:mine")
                            .setVariable("clockifyIntegration", constant("acme"))
                            .setVariable("clockifyPath", constant("/user"))
                            .setVariable("clockifyQuery", constant(""))
                            .to("direct:clockify-get");
                }
            });

            Exchange answer = hub.context().createProducerTemplate()
                    .request("direct:mine", exchange -> exchange.getMessage().setHeader("X-Mine", "steers nothing"));

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody(JsonNode.class).path("id").asText()).isEqualTo(world.keyOwner(World.ADMIN));
            assertThat(answer.getMessage().getHeaders().values()).doesNotContain(world.adminKey());
            assertThat(answer.getAllProperties().values()).doesNotContain(world.adminKey());
        }
    }

    /** Sends to an endpoint of the plugin's with these variables, as a route would; the exchange that comes back. */
    private static Exchange call(Hub hub, String endpoint, String body, Map<String, String> variables) {
        return hub.context().createProducerTemplate().request(endpoint, exchange -> {
            variables.forEach(exchange::setVariable);
            exchange.getMessage().setBody(body);
        });
    }

    @Test
    void the_endpoints_that_are_documented_work_by_themselves_and_before_the_first_sync() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            Map<String, String> integration = Map.of("clockifyIntegration", "acme");
            Map<String, String> of = Map.of("clockifyIntegration", "acme", "clockifyWorkspace", workspace);

            Exchange tags = call(hub, "direct:clockify-get", null, Map.of(
                    "clockifyIntegration", "acme", "clockifyWorkspace", workspace,
                    "clockifyPath", "/workspaces/" + workspace + "/tags", "clockifyQuery", "page-size=5000"));
            assertThat(tags.getException()).isNull();
            assertThat(tags.getMessage().getBody(JsonNode.class)).hasSize(world.tags(workspace).size());
            assertThat(tags.getVariable("clockifyLastPage")).isEqualTo("true");
            assertThat(tags.getVariable("clockifyDate")).isNotNull();

            String entry = world.entries(workspace).get(0).id();
            Exchange batch = call(hub, "direct:clockify-post", "{\"timeEntryIds\":[\"" + entry + "\"]}", Map.of(
                    "clockifyIntegration", "acme", "clockifyWorkspace", workspace,
                    "clockifyPath", "/workspaces/" + workspace + "/time-entries/batch", "clockifyQuery", ""));
            assertThat(batch.getException()).isNull();
            assertThat(batch.getMessage().getBody(JsonNode.class).path(0).path("id").asText()).isEqualTo(entry);

            assertThat(call(hub, "direct:clockify-discover", null, integration).getException()).isNull();
            assertThat(hub.count("select count(*) from clockify_workspace where id = '" + workspace + "'")).isEqualTo(1);
            assertThat(call(hub, "direct:clockify-users", null, of).getException()).isNull();
            assertThat(hub.count("select count(*) from clockify_user")).isEqualTo(world.people(workspace).stream()
                    .filter(person -> person.membershipStatus() != null).count());
            assertThat(call(hub, "direct:clockify-groups", null, of).getException()).isNull();
            assertThat(hub.count("select count(*) from clockify_user_group")).isEqualTo(world.groups(workspace).size());
            assertThat(call(hub, "direct:clockify-workspace",
                    "{\"integration\": \"acme\", \"workspace_id\": \"" + workspace + "\"}", Map.of()).getException()).isNull();
            Truth.of(hub, world).assertSame(workspace);

            Exchange gone = call(hub, "direct:clockify-get", null, Map.of(
                    "clockifyIntegration", "acme", "clockifyWorkspace", workspace,
                    "clockifyPath", "/workspaces/" + workspace + "/time-entries/0123456789abcdef01234567", "clockifyQuery", ""));
            assertThat(gone.getException()).isInstanceOf(RequestRefusedException.class).hasMessageContaining("doesn't belong to Workspace");
        }
    }

    @Test
    void a_step_before_the_sink_receives_each_page_with_the_employees(@TempDir Path routes) throws Exception {
        String pattern = new EditedRoutes(routes)
                .replace("clockify.camel.yaml", "uri: direct:clockify-sink", "uri: direct:my-step")
                .pattern();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("camel.main.routes-include-pattern", pattern))) {
            List<String> pages = Collections.synchronizedList(new ArrayList<>());
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:my-step")
                            .setVariable("page", body())
                            .marshal().json(JsonLibrary.Jackson)
                            .process(exchange -> pages.add(exchange.getMessage().getBody(String.class)))
                            .setBody(variable("page"))
                            .to("direct:clockify-sink");
                }
            });
            hub.database().migrate();
            hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('E1', 'Anna', true, now())");
            String email = world.people(workspace).get(0).email();
            hub.execute("insert into clockify_employee_email (employee_id, position, email, email_key) values ('E1', 0, '"
                    + email + "', '" + email + "')");

            done(hub.sync());

            Truth.of(hub, world).assertSame(workspace);
            int entries = 0;
            int matched = 0;
            for (String text : pages) {
                JsonNode page = JSON.readTree(text);
                assertThat(page.path("integration").asText()).isEqualTo("acme");
                assertThat(page.path("workspace_id").asText()).isEqualTo(workspace);
                for (JsonNode entry : page.path("entries")) {
                    entries++;
                    boolean owner = entry.path("user_id").asText().equals(world.keyOwner(World.ADMIN));
                    assertThat(entry.path("employee").path("id").asText("nobody")).isEqualTo(owner ? "E1" : "nobody");
                    matched += owner ? 1 : 0;
                }
            }
            assertThat(entries).isPositive();
            assertThat(matched).isPositive();
        }
    }

    @Test
    void the_work_may_go_over_a_queue_as_names_and_ids_only() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.work.uri", "seda:work", "clockify.tick", "* * * * * ?"))) {
            List<String> messages = Collections.synchronizedList(new ArrayList<>());
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    // a node of its own would have the body only
                    from("seda:work").process(exchange -> {
                        String body = exchange.getMessage().getBody(String.class);
                        messages.add(body);
                        hub.context().createProducerTemplate().requestBody("direct:clockify-workspace", body);
                    });
                }
            });

            await().atMost(Duration.ofSeconds(60)).until(() -> !hub.runs().isEmpty());

            done(hub.runs());
            Truth.of(hub, world).assertSame(workspace);
            assertThat(messages).hasSize(2);
            // the first is about the key, and finds the workspace
            assertThat(JSON.readTree(messages.get(0)).has("workspace_id")).isFalse();
            JsonNode message = JSON.readTree(messages.get(1));
            assertThat(message.path("integration").asText()).isEqualTo("acme");
            assertThat(message.path("workspace_id").asText()).isEqualTo(workspace);
            assertThat(messages).noneMatch(text -> text.contains(world.adminKey()) || text.contains("127.0.0.1") || text.contains("http"));
        }
    }

    @Test
    void forged_work_is_refused_without_a_request() {
        World other = World.builder().seed(82).workspaces(2).people(4).entries(20).build();
        String wanted = other.workspaceIds().get(0);
        String foreign = other.workspaceIds().get(1);
        try (ClockifySimulator simulator = ClockifySimulator.start(other);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.integrations.acme.team-ids", wanted))) {
            done(hub.sync());
            simulator.requests().reset();

            for (String message : List.of(
                    "{\"integration\":\"acme\",\"workspace_id\":\"" + foreign + "\"}",
                    "{\"integration\":\"acme\",\"workspace_id\":\"../user\"}",
                    "{\"integration\":\"nobody\",\"workspace_id\":\"" + wanted + "\"}",
                    "{\"integration\":\"acme\"}",
                    "{\"integration\":\"acme\",\"workspace_id\":\"" + foreign + "\",\"api-url\":\"http://evil\"}",
                    "not JSON", "[]", "null", "")) {
                hub.context().createProducerTemplate().requestBody("direct:clockify-workspace", message);
            }

            assertThat(simulator.requests().count()).isZero();
            // those that name no integration are told in the log alone
            assertThat(hub.failures()).hasSize(4).anyMatch(told -> told.contains(foreign + " is not one of integration acme"));
            assertThat(hub.count("select count(*) from clockify_time_entry where workspace_id = '" + foreign + "'")).isZero();
        }
    }

    @Test
    void a_key_is_in_no_log_line_no_message_no_table_and_no_managed_bean() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        List<Logger> wire = List.of(
                (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.headers"),
                (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.wire"));
        Level before = root.getLevel();
        String secret = world.adminKey();
        lines.start();
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new OnlyWarnings()));
        root.addAppender(lines);
        // whoever switches on the wire log of the HTTP client wants to see the headers
        wire.forEach(logger -> logger.setLevel(Level.INFO));
        root.setLevel(Level.DEBUG);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.status(400, "{\"message\":\"no\",\"code\":501}"));
            simulator.faults().next(1, Faults.to("/users"), Fault.reset());
            // two windows in a row that cannot be read end the run
            simulator.faults().next(2, Faults.to("/reports/detailed"), Fault.status(200, "[".repeat(500)));
            List<RunSummary> failed = hub.sync();
            assertThat(failed).singleElement().satisfies(run -> assertThat(run.outcome()).isEqualTo("failed"));
            done(hub.sync());

            assertThat(hub.rows("script").toString()).doesNotContain(secret);
            assertThat(failed.toString() + hub.failures()).doesNotContain(secret);
            assertThat(managed()).doesNotContain(secret);
            assertThat(simulator.requests().all()).noneMatch(request -> (request.path() + request.query() + request.body()).contains(secret));
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
            root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
            wire.forEach(logger -> logger.setLevel(null));
        }
        assertThat(lines.list).hasSizeGreaterThan(100).noneMatch(line -> line.getFormattedMessage().contains(secret)
                || line.getThrowableProxy() != null && ThrowableProxyUtil.asString(line.getThrowableProxy()).contains(secret));
    }

    private static final class OnlyWarnings extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getLevel().isGreaterOrEqual(Level.WARN)
                    ? FilterReply.NEUTRAL
                    : FilterReply.DENY;
        }
    }

    private static String managed() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder all = new StringBuilder();
        for (ObjectName name : server.queryNames(null, null)) {
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    Object value = server.getAttribute(name, attribute.getName());
                    all.append(value instanceof Object[] array ? Arrays.deepToString(array) : value).append('\n');
                } catch (Exception unreadable) {
                    all.append('\n');
                }
            }
        }
        return all.toString();
    }
}
