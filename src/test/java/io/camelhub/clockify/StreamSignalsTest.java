package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.stream.StreamTables;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.webhooks.WebhookTokens;
import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What makes the next sync read a stream: a webhook, a person's order, a file that is saved. */
@Tag("slow")
class StreamSignalsTest extends StreamScene {

    private static final String SECRET = "a secret of the webhook's";

    private static final SyncOrder READ_ALL = new SyncOrder(List.of(), true, null, null, null, false);

    private void webhook(int port, String event, String id) throws Exception {
        hub.context().getRegistry().findSingleByType(WebhookTokens.class).replace("acme", workspace, List.of(new Token(SECRET, workspace, "64a687e29ae1f428e7eb0001", event)));
        HttpRequest delivery = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/clockify/webhooks/acme"))
                .header("Content-Type", "application/json").header("Clockify-Signature", SECRET).header("Clockify-Webhook-Event-Type", event)
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id + "\",\"workspaceId\":\"" + workspace + "\",\"note\":\"never kept\"}")).build();
        assertThat(HttpClient.newHttpClient().send(delivery, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }

    @Test
    void a_webhook_has_the_next_sync_read_its_stream_and_no_other() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        settings.putAll(Map.of("clockify.webhooks.url", "https://hub.example.com", "camel.server.enabled", "true",
                "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)));
        simulator.behaviour().on(Quirk.FEED_TYPES_DOCUMENTED);
        start("time-off-request", "time-off-policy", "time-off-balance", "holiday", "approval-request");
        sync();
        await().atMost(20, TimeUnit.SECONDS).until(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks-due").isStarted());
        later(Duration.ofMinutes(15));
        String id = all(Resource.TIME_OFF_REQUEST).get(0);
        resources.change(Resource.TIME_OFF_REQUEST, id, row -> row.put("note", "sooner"));
        clock.advance(Duration.ofMinutes(15));
        simulator.requests().reset();
        assertThat(sync().requests()).as("nobody has told of it").isEqualTo(4);

        clock.advance(Duration.ofMinutes(1));
        webhook(port, "TIME_OFF_REQUEST_UPDATED", id);
        await().atMost(20, TimeUnit.SECONDS).until(() -> state("time_off_request").get("signalled_at") != null);
        later(Duration.ofMinutes(14));

        assertThat(ids("note = 'sooner'")).containsExactly(id);
        assertThat(asked("/time-off/requests")).isEqualTo(1);
        assertThat(simulator.requests().count(request -> request.path().contains("/time-off/")) + asked("/holidays") + asked("/approval-requests")).isEqualTo(1);
        simulator.requests().reset();
        assertThat(later(Duration.ofMinutes(15)).requests()).as("it was read since").isEqualTo(4);
    }

    @Test
    void a_reconcile_reads_every_stream_whole() {
        simulator.behaviour().on(Quirk.FEED_TYPES_DOCUMENTED);
        start("time-off-request", "holiday", "approval-request");
        sync();
        String request = all(Resource.TIME_OFF_REQUEST).get(0);
        String holiday = all(Resource.HOLIDAY).get(0);
        String approval = all(Resource.APPROVAL_REQUEST).get(0);
        resources.delete(Resource.TIME_OFF_REQUEST, request);
        resources.delete(Resource.HOLIDAY, holiday);
        resources.delete(Resource.APPROVAL_REQUEST, approval);
        later(Duration.ofMinutes(15));
        assertThat(ids("deleted_at is not null")).isEmpty();

        clock.advance(Duration.ofMinutes(15));
        sync(READ_ALL);

        assertThat(ids("deleted_at is not null")).containsExactly(request);
        assertThat(ids("holiday", "deleted_at is not null")).containsExactly(holiday);
        assertThat(ids("approval_request", "left_list_at is not null")).contains(approval);
        simulator.requests().reset();
        later(Duration.ofMinutes(15));
        assertThat(asked("/time-off/requests") + asked("/holidays") + asked("/approval-requests")).as("once an order").isZero();
    }

    @Test
    void a_file_that_is_saved_counts_from_the_next_sync_on() {
        String own = """
                # A template of projects.
                stream: project_template
                read: {get: project-templates, pages: none}
                key: [id]
                missing: deleted
                columns:
                  name: {type: text, private: false}
                """;
        start("holiday", "project-template");
        sync();
        assertThat(hub.tables()).doesNotContain("clockify_project_template");
        String id = resources.add(Resource.PROJECT_TEMPLATE, row -> row.put("name", "one").put("colour", "red"));

        declare("project-template", own);
        awaitDeclared("project_template", 2);
        later(Duration.ofMinutes(15));
        assertThat(hub.rows("select name from clockify_project_template where id = '" + id + "'")).hasSize(1);

        declare("project-template", own + "  colour: word\n");
        awaitDeclared("project_template", 3);
        later(Duration.ofHours(25));
        assertThat(hub.rows("select colour from clockify_project_template where id = '" + id + "'").get(0)).containsValue("red");

        declare("project-template", own.replace("missing: deleted", "missing: perhaps"));
        await().atMost(10, TimeUnit.SECONDS).until(() -> catalogue().declared().stream("project_template").isEmpty());
        simulator.requests().reset();
        assertThat(later(Duration.ofHours(25)).outcome()).isEqualTo("done");
        assertThat(asked("/project-templates")).isZero();
        assertThat(asked("/holidays")).isEqualTo(1);
        assertThat(ids("project_template", "deleted_at is null")).contains(id);
    }

    private StreamCatalogue catalogue() {
        return hub.bean("clockifyStreamCatalogue", StreamCatalogue.class);
    }

    private void awaitDeclared(String stream, int columns) {
        await().atMost(10, TimeUnit.SECONDS).until(() -> catalogue().declared().stream(stream).filter(one -> one.columns().size() == columns).isPresent());
    }

    @Test
    void where_the_plugin_may_make_no_tables_a_stream_waits_for_its_own() {
        settings.put("clockify.streams", "none");
        start("none");
        sync();
        hub.close();
        settings.put("clockify.migrate", "false");
        settings.put("clockify.streams", "holiday,time_off_request");
        restart();
        assertThat(later(Duration.ofMinutes(15)).outcome()).isEqualTo("done");
        // the migration makes what the views need of it
        assertThat(hub.count("select count(*) from clockify_holiday")).isZero();
        assertThat(state("holiday")).containsEntry("status", "failed");
        assertThat((String) state("holiday").get("problem")).contains("clockify.migrate", "clockify streams ddl");
        assertThat(asked("/holidays")).isZero();

        StreamTables tables = hub.bean("clockifyStreamTables", StreamTables.class);
        tables.ddl(catalogue().declared().stream("holiday").orElseThrow()).forEach(hub::execute);
        later(Duration.ofMinutes(15));
        assertThat(ids("holiday", "deleted_at is null")).isEqualTo(all(Resource.HOLIDAY));
        assertThat(state("holiday")).containsEntry("status", "read").containsEntry("problem", null);
        assertThat(state("time_off_request")).containsEntry("status", "failed");
    }

    @Test
    void a_signal_that_comes_while_a_stream_is_read_is_not_lost() {
        start("holiday");
        sync();
        hub.execute("update clockify_stream set signalled_at = started_at");
        simulator.requests().reset();
        later(Duration.ofMinutes(15));
        assertThat(asked("/holidays")).isEqualTo(1);
        later(Duration.ofMinutes(15));
        assertThat(asked("/holidays")).isEqualTo(1);
    }
}
