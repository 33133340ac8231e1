package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deliveries that come before Clockify's list of webhooks is read. */
class EarlyDeliveriesTest {

    private static final String HUB = "https://hub.example.com";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_delivery_before_the_list_is_read_is_asked_to_come_again_and_then_taken() throws Exception {
        World world = World.builder().seed(5).people(3).entries(3).build();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            String token = create(clockify, world);
            try (Hub hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of("clockify.sync-every", "24h", "clockify.webhooks.url", HUB,
                    "camel.server.enabled", "true", "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)))) {
                await().until(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks-due").isStarted());

                HttpResponse<String> early = post(port, "acme", token);
                assertThat(early.statusCode()).isEqualTo(503);
                assertThat(early.headers().firstValue("Retry-After")).contains("30");
                assertThat(post(port, "acme", null).statusCode()).as("nobody's").isEqualTo(401);
                assertThat(post(port, "made-up", token).statusCode()).as("of no integration").isEqualTo(401);

                hub.sync();
                await().until(() -> post(port, "acme", token).statusCode() == 204);
                assertThat(post(port, "acme", "forged").statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void a_delivery_right_after_an_install_by_another_process_is_asked_to_come_again_and_then_taken() throws Exception {
        World world = World.builder().seed(38).people(1).entries(2).build();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of("clockify.sync-every", "24h", "clockify.webhooks.url", HUB,
                        "camel.server.enabled", "true", "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)))) {
            await().until(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks-due").isStarted());
            hub.sync();
            await().until(() -> post(port, "acme", "forged").statusCode() == 401);

            String token = create(clockify, world);
            hub.execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                    + " values ('acme', '" + world.workspaceId() + "', 'w1', 'NEW_TIME_ENTRY', true, true, true, current_timestamp)");
            HttpResponse<String> early = post(port, "acme", token);

            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).contains("30");
            await().atMost(Duration.ofSeconds(30)).until(() -> post(port, "acme", token).statusCode() == 204);
            assertThat(post(port, "acme", "forged").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> post(int port, String integration, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/clockify/webhooks/" + integration))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"id\":\"64a687e29ae1f428e7ebe310\"}"));
        if (signature != null) {
            request.header("Clockify-Signature", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String create(ClockifySimulator clockify, World world) throws Exception {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(
                clockify.apiUrl() + "/workspaces/" + world.workspaceId() + "/webhooks")).header("X-Api-Key", world.adminKey())
                .POST(BodyPublishers.ofString("{\"name\":\"ours\",\"url\":\"" + HUB + "/clockify/webhooks/acme\",\"webhookEvent\":\"NEW_TIME_ENTRY\","
                        + "\"triggerSource\":[],\"triggerSourceType\":\"WORKSPACE_ID\"}")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll(".*\"authToken\":\"([^\"]+)\".*", "$1");
    }
}
