package io.camelhub.clockify.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Call> arrived = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private World world;
    private ClockifySimulator clockify;
    private LoopbackServer hub;
    private String ws;
    private String key;

    @BeforeEach
    void start() throws IOException {
        world = World.builder().seed(7).entries(10).people(3).oddities(false).clock(SimulatedClock.stoppedAt(NOW)).build();
        clockify = ClockifySimulator.start(world);
        hub = new LoopbackServer(0, call -> {
            arrived.add(call);
            return Answer.of(status, "text/plain", "");
        });
        ws = world.workspaceId();
        key = world.adminKey();
    }

    @AfterEach
    void stop() throws IOException {
        clockify.close();
        hub.close();
    }

    @Test
    void a_change_is_delivered_with_the_token_and_the_event_in_headers_and_the_entry_in_the_body() throws Exception {
        String token = create("TIME_ENTRY_UPDATED").get("authToken").asText();
        EntryView entry = world.entries(ws).get(0);
        world.editEntry(ws, entry.id(), draft -> draft.withDescription("changed"));

        Call call = awaitCalls(1).get(0);
        assertThat(call.header("clockify-signature")).isEqualTo(token).hasSize(32);
        assertThat(call.header("clockify-webhook-event-type")).isEqualTo("TIME_ENTRY_UPDATED");
        JsonNode body = JSON.readTree(call.body());
        assertThat(body.get("id").asText()).isEqualTo(entry.id());
        assertThat(body.get("description").asText()).isEqualTo("changed");
        assertThat(body.get("workspaceId").asText()).isEqualTo(ws);
        assertThat(body.at("/user/id").asText()).isEqualTo(entry.userId());
        assertThat(body.get("user").has("email")).isFalse();
    }

    @Test
    void each_of_the_seven_changes_of_an_entry_has_its_event() throws Exception {
        List<String> events = List.of("NEW_TIMER_STARTED", "TIMER_STOPPED", "NEW_TIME_ENTRY", "TIME_ENTRY_UPDATED", "TIME_ENTRY_SPLIT",
                "TIME_ENTRY_DELETED", "TIME_ENTRY_RESTORED");
        for (String event : events) {
            create(event);
        }
        String user = world.keyOwner(World.ADMIN);
        world.stopTimer(ws, world.startTimer(ws, user, "timer"));
        String entry = world.createEntry(ws, EntryDraft.of(user, NOW.minusSeconds(7200), NOW));
        world.editEntry(ws, entry, draft -> draft.withDescription("other"));
        world.splitEntry(ws, entry, NOW.minusSeconds(60));
        world.deleteEntry(ws, entry);
        world.restoreEntry(ws, entry);

        assertThat(awaitCalls(7)).extracting(call -> call.header("clockify-webhook-event-type")).containsExactlyElementsOf(events);
        assertThat(JSON.readTree(arrived.get(0).body()).at("/timeInterval/end").isNull()).isTrue();
    }

    @Test
    void people_and_projects_have_events_too() throws Exception {
        create("USER_JOINED_WORKSPACE");
        create("USER_EMAIL_CHANGED");
        create("PROJECT_UPDATED");
        String user = world.join(ws, "Ada", "ada@example.com", null);
        world.changeEmail(user, "lovelace@example.com");
        String project = world.projects(ws).get(0).id();
        world.rename(ws, project, "Renamed");

        List<Call> calls = awaitCalls(3);
        assertThat(JSON.readTree(calls.get(0).body()).get("id").asText()).isEqualTo(user);
        assertThat(JSON.readTree(calls.get(1).body()).get("oldEmail").asText()).isEqualTo("ada@example.com");
        assertThat(JSON.readTree(calls.get(2).body()).get("name").asText()).isEqualTo("Renamed");
    }

    @Test
    void webhooks_are_made_listed_changed_and_deleted_by_those_who_may() throws Exception {
        JsonNode made = create("NEW_TIME_ENTRY");
        String path = "/webhooks/" + made.get("id").asText();
        assertThat(made.get("userId").asText()).isEqualTo(world.keyOwner(World.ADMIN));
        assertThat(List.of("enabled", "deliveryEnabled", "planEnabled")).allMatch(flag -> made.get(flag).asBoolean());

        JsonNode listed = JSON.readTree(send("GET", "/webhooks?page=9", null).body());
        assertThat(listed.get("workspaceWebhookCount").asInt()).isEqualTo(1);
        assertThat(listed.at("/webhooks/0")).isEqualTo(made);

        String renewed = JSON.readTree(send("PATCH", path + "/token", "").body()).get("authToken").asText();
        assertThat(renewed).isNotEqualTo(made.get("authToken").asText());
        assertThat(JSON.readTree(send("PUT", path, body("NEW_TAG")).body()).get("webhookEvent").asText()).isEqualTo("NEW_TAG");
        assertThat(JSON.readTree(send("GET", path, null).body()).get("authToken").asText()).isEqualTo(renewed);
        assertThat(send("GET", "/webhooks?type=SYSTEM", null).statusCode()).isEqualTo(500);

        key = world.addKey("member", world.people(ws).get(2).id());
        assertThat(send("GET", "/webhooks", null).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/webhooks", body("NEW_TAG")).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", path, null).statusCode()).isEqualTo(403);

        key = world.adminKey();
        assertThat(send("DELETE", path, null).statusCode()).isEqualTo(200);
        assertThat(send("GET", path, null).statusCode()).isEqualTo(400);
    }

    @Test
    void a_plan_allows_so_many_and_after_a_downgrade_the_oldest() throws Exception {
        for (int i = 0; i < 10; i++) {
            create("NEW_TIME_ENTRY");
        }
        assertThat(send("POST", "/webhooks", body("NEW_TAG")).statusCode()).isEqualTo(400);

        world.changePlan(ws, Plan.FREE);
        JsonNode listed = JSON.readTree(send("GET", "/webhooks", null).body()).get("webhooks");
        assertThat(listed).extracting(webhook -> webhook.get("planEnabled").asBoolean())
                .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> i < 3).toList());
    }

    @Test
    void what_is_not_taken_is_tried_again_and_after_too_many_the_webhook_is_switched_off() throws Exception {
        String id = create("NEW_TIME_ENTRY").get("id").asText();
        clockify.deliveries().tries(2, Duration.ofMillis(1)).switchOffAfter(2);
        status = 503;
        newEntry();
        newEntry();
        awaitCalls(4);
        await().until(() -> !JSON.readTree(send("GET", "/webhooks/" + id, null).body()).get("deliveryEnabled").asBoolean());

        status = 204;
        newEntry();
        JsonNode logs = JSON.readTree(send("POST", "/webhooks/" + id + "/logs?size=3", "{\"sortByNewest\":true,\"status\":\"FAILED\"}").body());
        assertThat(logs).hasSize(3).allMatch(log -> log.get("statusCode").asInt() == 503 && !log.get("requestBody").asText().isEmpty());
        await().until(clockify.deliveries()::isIdle);
        assertThat(arrived).hasSize(4);
    }

    @Test
    void deliveries_come_late_double_again_or_never_as_the_seed_has_it() throws Exception {
        create("NEW_TIME_ENTRY");
        clockify.deliveries().seed(3).delay(Duration.ZERO, Duration.ofMillis(100)).doubles(0.3).replays(0.3).losses(0.3).atOnce(4);
        List<String> made = IntStream.range(0, 40).mapToObj(i -> newEntry()).toList();
        await().until(clockify.deliveries()::isIdle);

        List<String> ids = arrived.stream().map(call -> call.body().replaceAll("(?s).*?\"id\":\"([0-9a-f]{24})\".*", "$1")).toList();
        assertThat(made).anyMatch(id -> !ids.contains(id)).anyMatch(id -> ids.indexOf(id) != ids.lastIndexOf(id));
        List<Integer> order = ids.stream().map(made::indexOf).toList();
        assertThat(order).doesNotContain(-1).isNotEqualTo(order.stream().sorted().toList());
        assertThat(clockify.deliveries().delivered()).isEqualTo(arrived.size());
    }

    private String newEntry() {
        return world.createEntry(ws, EntryDraft.of(world.keyOwner(World.ADMIN), NOW.minusSeconds(60), NOW));
    }

    private List<Call> awaitCalls(int number) {
        await().until(() -> arrived.size() >= number);
        return List.copyOf(arrived);
    }

    private String body(String event) {
        return "{\"name\":\"hub\",\"url\":\"http://127.0.0.1:" + hub.port() + "/hook\",\"webhookEvent\":\"" + event
                + "\",\"triggerSource\":[],\"triggerSourceType\":\"WORKSPACE_ID\"}";
    }

    private JsonNode create(String event) throws Exception {
        HttpResponse<String> answer = send("POST", "/webhooks", body(event));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + "/workspaces/" + ws + path)).header("X-Api-Key", key)
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
