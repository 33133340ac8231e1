package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.SendTestMessage;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the operation and that of a run, over HTTP. */
class OperationPageTest {

    private static final String PAGE = "/console/operation";

    @TempDir
    private Path folder;

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static String tested(ConsoleSite.Visit admin, String setting) {
        HttpResponse<String> answer = admin.post(PAGE + "/test", "_csrf", admin.csrf(PAGE), "setting", setting);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return words(admin.page(answer.headers().firstValue("location").orElseThrow()));
    }

    private ConsoleSite site(ClockifySimulator simulator, Map<String, String> settings) throws IOException {
        return ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", settings);
    }

    @Test
    void an_admin_sees_budgets_webhooks_and_where_messages_go_and_sends_a_test() throws IOException {
        World world = World.builder().people(2).entries(5).plan(Plan.FREE).build();
        Path out = folder.resolve("out");
        try (ClockifySimulator simulator = ClockifySimulator.start(world); ConsoleSite site = site(simulator, Map.of(
                "clockify.alerts.uri", "file:" + out + "?fileName=alert.json", "clockify.events.uri", "file:" + out + "/events?fileName=s3cret"))) {
            ConsoleSite.Visit admin = site.visitor("admin");
            site.hub().sync();
            site.hub().execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', '" + world.workspaceId() + "', 'w1', 'NEW_TIME_ENTRY', true, false, true, current_timestamp)");

            String page = words(admin.page(PAGE));

            assertThat(page).contains("clockify.alerts.uri", "file:" + out, "of 30 an hour", "NEW_TIME_ENTRY",
                    "switched off by Clockify after failed deliveries").doesNotContain("alert.json", "s3cret");
            assertThat(tested(admin, "clockify.alerts.uri")).contains("The endpoint of clockify.alerts.uri has taken a test message.");
            JsonNode sent = new ObjectMapper().readTree(out.resolve("alert.json").toFile());
            assertThat(sent.path("state").asText()).isEqualTo("test");
            assertThat(site.hub().rows("select action, subject, outcome from clockify_audit_log where action = 'test_message_sent'")).singleElement()
                    .extracting(row -> row.get("subject") + " " + row.get("outcome")).isEqualTo("clockify.alerts.uri done");
            assertThat(admin.post(PAGE + "/test", "_csrf", admin.csrf(PAGE), "setting", "clockify.events.uri").statusCode())
                    .as("a test is no event of the timeline").isEqualTo(400);
            assertThat(site.visitor("viewer").get(PAGE).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void an_endpoint_that_refuses_or_does_not_answer_is_said_to() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(World.builder().people(2).entries(5).build());
                ConsoleSite site = site(simulator, Map.of("clockify.alerts.uri", "direct:full"))) {
            site.hub().context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:full").errorHandler(noErrorHandler()).throwException(new IllegalStateException("the <channel> is full"));
                    from("direct:slow").delay(60_000);
                }
            });
            ConsoleSite.Visit admin = site.visitor("admin");

            assertThat(tested(admin, "clockify.alerts.uri")).contains("clockify.alerts.uri does not take it: the &lt;channel&gt; is full");
            assertThat(site.hub().count("select count(*) from clockify_audit_log where action = 'test_message_sent' and outcome = 'failed'")).isEqualTo(1);

            SendTestMessage impatient = new SendTestMessage(site.hub().context(), site.hub().context().getRegistry().findSingleByType(AuditLog.class),
                    Duration.ofMillis(200));
            assertThatThrownBy(() -> impatient.run("clockify.alerts.uri", "direct:slow", new Order("a test", "a test")))
                    .isInstanceOf(CommandFailedException.class).hasMessageContaining("has not answered");
            assertThatThrownBy(() -> impatient.run("clockify.alerts.uri", null, new Order("a test", "a test"))).hasMessageContaining("is not set");
        }
    }

    @Test
    void a_run_shows_all_that_is_on_record() throws IOException {
        World world = World.builder().people(2).entries(7).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); ConsoleSite site = site(simulator, Map.of())) {
            ConsoleSite.Visit admin = site.visitor("admin");
            site.hub().sync();
            long id = site.hub().count("select max(id) from clockify_sync_run");
            site.hub().execute("update clockify_sync_run set error = 'a <b>window</b> was left open' where id = " + id);

            assertThat(admin.page("/console/runs")).contains("/console/runs/" + id);
            assertThat(words(admin.page("/console/runs/" + id))).contains("done", "entries seen 7", "new 7", world.workspaceId(),
                    "a &lt;b&gt;window&lt;/b&gt; was left open");
            assertThat(admin.get("/console/runs/999999").statusCode()).isEqualTo(404);
            assertThat(admin.get("/console/runs/latest").statusCode()).isEqualTo(404);
        }
    }
}
