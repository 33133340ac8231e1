package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

/** A hub without webhooks, because they are not set up or there is no server. */
class WebhooksOffTest {

    private static void closed(Map<String, String> settings, boolean listens) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("camel.server.host", "127.0.0.1");
        all.put("camel.server.port", Integer.toString(port));
        World world = World.builder().seed(3).people(1).entries(1).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), all)) {
            hub.context().getRegistry().findSingleByType(WebhookTokens.class).replace("acme", "w1", List.of(new Token("secret", "w1", "h", "NEW_TIME_ENTRY")));
            for (String route : List.of("clockify-webhooks", "clockify-webhooks-due")) {
                assertThat(hub.context().getRouteController().getRouteStatus(route)).as(route).isEqualTo(ServiceStatus.Stopped);
            }
            if (listens) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/clockify/webhooks/acme"))
                        .header("Clockify-Signature", "secret").POST(HttpRequest.BodyPublishers.ofString("{}")).build();
                assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
            } else {
                try (ServerSocket free = new ServerSocket(port)) {
                    assertThat(free.isBound()).isTrue();
                }
            }
        }
    }

    @Test
    void without_the_setting_the_routes_stay_stopped() throws Exception {
        closed(Map.of("camel.server.enabled", "true"), true);
    }

    @Test
    void without_a_server_nothing_listens_and_the_hub_runs() throws Exception {
        closed(Map.of("clockify.webhooks.url", "https://hub.example.com"), false);
    }
}
