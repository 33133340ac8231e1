package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands under {@code clockify webhooks}, through the real command line, the real routes and the simulator's API. */
class WebhooksCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    // nothing listens there
    private static final String HUB = "http://127.0.0.1:1";
    private static final String OURS = HUB + "/clockify/webhooks/acme";

    @TempDir
    private Path folder;
    private World world;
    private ClockifySimulator clockify;
    private String ws;
    private TestDatabases.Access database;

    @BeforeEach
    void start() {
        world = World.builder().seed(5).people(3).entries(5).build();
        clockify = ClockifySimulator.start(world);
        ws = world.workspaceId();
        database = TestDatabases.empty(Dialect.H2);
    }

    @AfterEach
    void stop() {
        clockify.close();
    }

    @Test
    void on_a_paid_plan_all_ten_are_made_once() throws Exception {
        settings(HUB);

        CommandOutcome installed = run("webhooks", "install", "acme");
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).contains("10 webhooks made, 0 there already\n").doesNotContain("No room:");
        assertThat(ours()).containsExactlyInAnyOrder("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
                "NEW_TIMER_STARTED", "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT", "USER_JOINED_WORKSPACE", "USER_EMAIL_CHANGED", "PROJECT_UPDATED");
        assertThat(run("webhooks", "install", "acme").out()).contains("0 webhooks made, 10 there already");
        assertThat(listed()).hasSize(10);
    }

    @Test
    void where_two_of_ten_are_somebody_elses_eight_are_made_and_only_they_are_removed() throws Exception {
        settings(HUB);
        create(HUB + "/clockify/webhooks/acme-2", "NEW_TAG", 201);
        create("https://other.example/hook", "NEW_TIME_ENTRY", 201);

        CommandOutcome installed = run("webhooks", "install", "acme");
        assertThat(installed.err()).isEmpty();
        // two of the same user are somebody's already, and ten are allowed
        assertThat(installed.exitCode()).isEqualTo(1);
        assertThat(installed.out()).contains("8 webhooks made, 0 there already, and 2 of others", "TIME_ENTRY_SPLIT",
                "No room", "USER_EMAIL_CHANGED, PROJECT_UPDATED");
        assertThat(ours()).containsExactlyInAnyOrder("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
                "NEW_TIMER_STARTED", "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT", "USER_JOINED_WORKSPACE");
        assertThat(run("webhooks", "install", "acme").out()).contains("0 webhooks made, 8 there already, and 2 of others");
        assertThat(listed()).hasSize(10);

        CommandOutcome removed = run("webhooks", "remove", "acme");
        assertThat(removed.err()).isEmpty();
        assertThat(removed.exitCode()).isZero();
        assertThat(removed.out()).contains("8 webhooks removed: NEW_TIME_ENTRY");
        assertThat(listed()).hasSize(2).noneMatch(one -> one.get("url").asText().equals(OURS));
        assertThat(run("webhooks", "remove", "acme").out()).contains("0 webhooks removed");
    }

    @Test
    void on_enterprise_those_that_signal_streams_are_made_listed_and_removed_too() throws Exception {
        world.changePlan(ws, Plan.ENTERPRISE);
        settings(HUB);
        CommandOutcome installed = run("webhooks", "install", "acme");
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).doesNotContain("No room");
        assertThat(ours()).hasSizeGreaterThan(10).contains("PROJECT_UPDATED", "TIME_OFF_REQUESTED", "APPROVAL_REQUEST_STATUS_UPDATED", "ASSIGNMENT_CREATED")
                .as("about money, and not named").doesNotContain("EXPENSE_CREATED", "NEW_INVOICE").doesNotHaveDuplicates();
        assertThat(run("webhooks", "install", "acme").out()).contains("0 webhooks made, " + ours().size() + " there already");
        assertThat(run("webhooks", "list", "acme").out()).contains("TIME_OFF_REQUESTED");
        assertThat(run("webhooks", "remove", "acme").out()).contains("TIME_OFF_REQUESTED");
        assertThat(ours()).isEmpty();
    }

    @Test
    void where_entries_take_all_that_the_plan_allows_a_line_says_that_streams_have_none() throws Exception {
        settings(HUB);
        CommandOutcome installed = run("webhooks", "install", "acme");
        assertThat(installed.exitCode()).isZero();
        assertThat(installed.out().lines()).filteredOn(line -> line.contains("No room for what streams signal")).singleElement().asString()
                .contains("read by the change feed or daily", "TIME_OFF_REQUESTED");
    }

    @Test
    void on_a_free_plan_three_are_made_and_those_of_others_count() throws Exception {
        world.changePlan(ws, Plan.FREE);
        settings(HUB);
        create("https://other.example/hook", "NEW_TIME_ENTRY", 201);

        CommandOutcome installed = run("webhooks", "install", "acme");
        assertThat(installed.exitCode()).isEqualTo(1);
        assertThat(installed.out()).contains("2 webhooks made", "Made: NEW_TIME_ENTRY, TIMER_STOPPED", ": TIME_ENTRY_UPDATED")
                .as("there are no streams on Free").doesNotContain("streams");
        assertThat(listed()).hasSize(3);
        assertThat(clockify.requests().all()).noneMatch(request -> request.status() >= 400);
    }

    @Test
    void a_webhook_that_clockify_switched_off_is_made_anew_and_one_that_a_person_switched_off_is_left() throws Exception {
        world.changePlan(ws, Plan.FREE);
        settings(HUB);
        assertThat(run("webhooks", "install", "acme").exitCode()).isZero();
        String failed = id("NEW_TIME_ENTRY");
        String switchedOff = id("TIMER_STOPPED");
        world.enableDelivery(failed, false);
        world.enableWebhook(switchedOff, false);
        assertThat(run("webhooks", "list", "acme").out()).contains("off: too many deliveries failed", "off: a person switched it off");
        assertThat(run("status", "acme").out()).contains("): NEW_TIME_ENTRY; Clockify switched them off after deliveries that failed",
                "then: clockify webhooks install acme", "): TIMER_STOPPED; a person switched them off");

        CommandOutcome again = run("webhooks", "install", "acme");
        assertThat(again.out()).contains("Made anew, as Clockify had switched them off after deliveries that failed: NEW_TIME_ENTRY",
                "Deliver nothing", ": TIMER_STOPPED");
        assertThat(id("TIMER_STOPPED")).isEqualTo(switchedOff);
        assertThat(id("NEW_TIME_ENTRY")).isNotEqualTo(failed);
        assertThat(listed()).hasSize(3);
    }

    @Test
    void a_list_shows_what_was_delivered_by_clockifys_log_and_no_token() throws Exception {
        world.changePlan(ws, Plan.FREE);
        settings(HUB);
        run("webhooks", "install", "acme");
        clockify.deliveries().tries(2, Duration.ofMillis(1));
        world.createEntry(ws, EntryDraft.of(world.keyOwner(World.ADMIN), Instant.now().minusSeconds(60), Instant.now()));
        await().until(clockify.deliveries()::isIdle);

        CommandOutcome json = run("webhooks", "list", "--json");
        JsonNode place = JSON.readTree(json.out()).get(0);
        assertThat(place.get("integration").asText()).isEqualTo("acme");
        assertThat(place.get("workspace_id").asText()).isEqualTo(ws);
        assertThat(place.get("webhooks")).hasSize(3).first().satisfies(one -> {
            assertThat(one.get("event").asText()).isEqualTo("NEW_TIME_ENTRY");
            assertThat(one.get("deliveries").asInt()).isEqualTo(2);
            assertThat(one.get("failed").asInt()).isEqualTo(2);
            assertThat(one.get("last_delivery_at").isTextual()).isTrue();
            assertThat(one.get("delivery_enabled").asBoolean()).isTrue();
        });
        assertThat(listed()).allMatch(one -> !json.out().contains(one.get("authToken").asText()));

        clockify.behaviour().refuse("/logs", 404);
        CommandOutcome unknown = run("webhooks", "list");
        assertThat(unknown.out()).containsPattern("NEW_TIME_ENTRY +on +- +- +-").doesNotContain("Clockify's log");
        assertThat(unknown.err()).contains("the log of deliveries: Clockify refuses");
    }

    @Test
    void a_webhook_is_made_once_even_if_its_answer_is_lost() throws Exception {
        world.changePlan(ws, Plan.FREE);
        settings(HUB);
        clockify.faults().next(1, Faults.to("POST", "/webhooks"), Fault.reset());
        CommandOutcome lost = run("webhooks", "install", "acme");
        assertThat(lost.exitCode()).isEqualTo(1);
        assertThat(lost.err()).contains("Clockify does not answer /workspaces/" + ws + "/webhooks");
        assertThat(run("webhooks", "install", "acme").exitCode()).isZero();

        assertThat(ours()).containsExactlyInAnyOrder("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED");
    }

    @Test
    void what_is_wrong_names_the_setting_and_the_cure() throws Exception {
        settings("");
        CommandOutcome unset = run("webhooks", "install", "acme");
        assertThat(unset.exitCode()).isEqualTo(2);
        assertThat(unset.err()).contains("clockify.webhooks.url is not set: write the public https address of this hub");
        assertThat(run("webhooks", "install", "acne").err()).contains("did you mean acme?");

        settings(HUB);
        world.swapKeyOwner(World.ADMIN, world.people(ws).get(2).id());
        CommandOutcome refused = run("webhooks", "install", "acme");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("(403)", "the key's owner must be an owner or admin of the workspace");
        assertThat(run("webhooks", "list").exitCode()).isEqualTo(1);
    }

    private void settings(String hub) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                %s
                """.formatted(database.jdbcUrl(), database.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl(),
                hub.isEmpty() ? "" : "clockify.webhooks.url = " + hub));
    }

    private CommandOutcome run(String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", "hub.properties"), Stream.of(command)).toArray(String[]::new));
    }

    private List<String> ours() throws Exception {
        return listed().stream().filter(one -> one.get("url").asText().equals(OURS)).map(one -> one.get("webhookEvent").asText()).toList();
    }

    private String id(String event) throws Exception {
        return listed().stream().filter(one -> one.get("webhookEvent").asText().equals(event)).findFirst().orElseThrow().get("id").asText();
    }

    private List<JsonNode> listed() throws Exception {
        HttpResponse<String> answer = send("GET", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readValue(JSON.readTree(answer.body()).get("webhooks").toString(),
                JSON.getTypeFactory().constructCollectionType(List.class, JsonNode.class));
    }

    private void create(String url, String event, int status) throws Exception {
        assertThat(send("POST", "{\"name\":\"other\",\"url\":\"" + url + "\",\"webhookEvent\":\"" + event
                + "\",\"triggerSource\":[],\"triggerSourceType\":\"WORKSPACE_ID\"}").statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> send(String method, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + "/workspaces/" + ws + "/webhooks"))
                .header("X-Api-Key", world.adminKey()).method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
