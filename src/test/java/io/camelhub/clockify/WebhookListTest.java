package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.WebhookTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A process that takes deliveries reads by which tokens it knows them; through the real routes. */
@Tag("slow")
class WebhookListTest {

    private static final String HUB = "https://hub.example.com";

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private final World world = World.builder().seed(5).people(3).entries(3).build();
    private final ClockifySimulator clockify = ClockifySimulator.start(world);
    private final String ws = world.workspaceId();
    private Hub hub;

    @AfterEach
    void stop() {
        hub.close();
        clockify.close();
    }

    @ParameterizedTest
    @EachDialect
    void it_knows_the_tokens_of_its_own_and_stores_the_rest_but_no_token(Dialect dialect) throws Exception {
        start(dialect, HUB, true);
        create(HUB + "/clockify/webhooks/acme", "NEW_TIME_ENTRY");
        create(HUB + "/clockify/webhooks/other", "NEW_TIME_ENTRY");
        hub.sync();
        awaitTokens(1);
        awaitReading();

        assertThat(tokens().find("acme", token("acme"))).hasValueSatisfying(token -> {
            assertThat(token.workspaceId()).isEqualTo(ws);
            assertThat(token.eventType()).isEqualTo("NEW_TIME_ENTRY");
        });
        assertThat(tokens().find("acme", token("other"))).isEmpty();
        assertThat(hub.rows("select * from clockify_webhook")).hasSize(1).first()
                .satisfies(row -> assertThat(row.toString()).contains("NEW_TIME_ENTRY").doesNotContain(token("acme")));
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void where_nothing_takes_deliveries_or_no_address_is_set_nothing_is_asked() throws Exception {
        start(Dialect.H2, HUB, false);
        hub.sync();
        hub.context().createProducerTemplate().sendBody("direct:clockify-webhook-list-now", null);
        assertThat(readings()).isZero();
        hub.close();

        start(Dialect.H2, null, true);
        hub.sync();
        hub.context().createProducerTemplate().sendBody("direct:clockify-webhook-list-now", null);
        assertThat(readings()).isZero();
    }

    @Test
    void it_reads_again_daily_and_a_minute_after_an_unknown_signature_or_an_install_elsewhere() throws Exception {
        start(Dialect.H2, HUB, true);
        hub.sync();
        awaitReading();
        tokens().unknown("acme");
        later(Duration.ofSeconds(30));
        assertThat(look()).isEqualTo(1);
        later(Duration.ofSeconds(31));
        assertThat(look()).isEqualTo(2);
        later(Duration.ofHours(23));
        assertThat(look()).isEqualTo(2);
        later(Duration.ofHours(1));
        assertThat(look()).isEqualTo(3);

        // as another process leaves it behind
        hub.execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                + " values ('acme', '" + ws + "', 'w1', 'NEW_TIME_ENTRY', true, true, true, current_timestamp)");
        later(Duration.ofSeconds(61));
        assertThat(look()).isEqualTo(4);
        assertThat(look()).isEqualTo(4);
    }

    @Test
    void after_an_install_by_another_process_it_reads_again_within_seconds_and_says_so_until_it_has() throws Exception {
        start(Dialect.H2, HUB, true);
        hub.sync();
        awaitReading();
        await().until(() -> tokens().isCurrent("acme"));
        create(HUB + "/clockify/webhooks/acme", "NEW_TIME_ENTRY");
        hub.execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                + " values ('acme', '" + ws + "', 'w1', 'NEW_TIME_ENTRY', true, true, true, current_timestamp)");
        assertThat(look()).isEqualTo(1);
        assertThat(tokens().isCurrent("acme")).isFalse();
        later(Duration.ofSeconds(6));
        assertThat(look()).isEqualTo(2);
        assertThat(tokens().isCurrent("acme")).isTrue();
        assertThat(tokens().find("acme", token("acme"))).isPresent();
    }

    @Test
    void on_a_free_plan_an_unknown_signature_brings_no_reading_before_the_daily_one() throws Exception {
        world.changePlan(ws, Plan.FREE);
        start(Dialect.H2, HUB, true);
        assertDailyInSpiteOfUnknownSignatures();
    }

    @Test
    void where_an_hour_has_few_requests_an_unknown_signature_brings_no_reading_before_the_daily_one() throws Exception {
        start(Dialect.H2, HUB, true, Map.of("clockify.integrations.acme.requests-per-hour", "60"));
        assertDailyInSpiteOfUnknownSignatures();
    }

    private void assertDailyInSpiteOfUnknownSignatures() {
        hub.sync();
        awaitReading();
        tokens().unknown("acme");
        later(Duration.ofHours(23));
        assertThat(look()).isEqualTo(1);
        later(Duration.ofHours(1));
        assertThat(look()).isEqualTo(2);
    }

    @Test
    void what_is_refused_is_reported_and_tried_again_a_day_later() throws Exception {
        clockify.behaviour().refuse("/webhooks", 403);
        start(Dialect.H2, HUB, true);
        hub.sync();
        awaitReading();
        later(Duration.ofHours(23));
        assertThat(look()).isEqualTo(1);
        assertThat(hub.rows("select reason from clockify_refusal where request = 'webhooks'").toString()).contains("(403)");

        clockify.behaviour().refuse("/webhooks", 200);
        create(HUB + "/clockify/webhooks/acme", "NEW_TIME_ENTRY");
        later(Duration.ofHours(1));
        look();
        awaitTokens(1);
        assertThat(hub.rows("select reason from clockify_refusal where request = 'webhooks'")).isEmpty();
    }

    private void start(Dialect dialect, String url, boolean takesDeliveries) throws Exception {
        start(dialect, url, takesDeliveries, Map.of());
    }

    private void start(Dialect dialect, String url, boolean takesDeliveries, Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("clockify.webhooks.url", url);
        hub = Hub.start(clockify, TestDatabases.empty(dialect), settings, () -> Instant.now().plus(later.get()));
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:clockify-webhook-list-now").split(method("clockifyWebhookList", "due"))
                        .setVariable("clockifyIntegration", simple("${body.integration}"))
                        .setVariable("clockifyWorkspace", simple("${body.workspaceId}"))
                        .to("direct:clockify-webhook-list");
                if (takesDeliveries) {
                    from("direct:clockify/webhooks/test").log("delivered");
                }
            }
        });
    }

    private void later(Duration time) {
        later.updateAndGet(before -> before.plus(time));
    }

    private WebhookTokens tokens() {
        return hub.bean("clockifyWebhookTokens", WebhookTokens.class);
    }

    private void awaitTokens(int number) {
        await().until(() -> tokens().count("acme") == number);
    }

    /** The first one, to its end. */
    private void awaitReading() {
        await().until(() -> readings() == 1 && hub.context().getInflightRepository().size("clockify-webhook-lists") == 0);
    }

    /** Looks for what is due at once, rather than in a few seconds; gives how many readings there were. */
    private long look() {
        hub.context().createProducerTemplate().sendBody("direct:clockify-webhook-list-now", null);
        return readings();
    }

    private long readings() {
        return clockify.requests().all().stream().filter(request -> request.path().endsWith("/webhooks") && request.method().equals("GET")).count();
    }

    private final Map<String, String> made = new HashMap<>();

    private void create(String url, String event) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(clockify.apiUrl() + "/workspaces/" + ws + "/webhooks"))
                .header("X-Api-Key", world.adminKey()).POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + event + "\",\"url\":\"" + url
                        + "\",\"webhookEvent\":\"" + event + "\",\"triggerSource\":[],\"triggerSourceType\":\"WORKSPACE_ID\"}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        made.put(url.substring(url.lastIndexOf('/') + 1), answer.body().replaceAll(".*\"authToken\":\"([^\"]+)\".*", "$1"));
    }

    private String token(String name) {
        return made.get(name);
    }
}
