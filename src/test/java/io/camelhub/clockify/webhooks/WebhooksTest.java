package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WorkspaceFacts;
import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Deliveries over HTTP, as Clockify sends them, to a hub that else syncs once a day. */
@Tag("slow")
class WebhooksTest {

    private static final String SECRET = "ThisIsTheSecretOfOurWebhook12345";
    private static final String WORD = "a description that is nobody's business";

    private static World world;
    private static ClockifySimulator simulator;
    private static Hub hub;
    private static URI url;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        Instant now = Instant.now();
        world = World.builder().seed(12).people(5).entries(50).workspaces(2).from(now.minus(Duration.ofDays(20))).to(now).zones("UTC")
                .oddities(false).build();
        simulator = ClockifySimulator.start(world);
        // what the test says of tokens stays so
        simulator.faults().next(1000, request -> request.path().endsWith("/webhooks"), Fault.status(403));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.sync-every", "24h", "clockify.webhooks.url", "https://hub.example.com",
                "camel.server.enabled", "true", "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)));
        url = URI.create("http://127.0.0.1:" + port + "/clockify/webhooks/acme");
        assertThat(hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
        await().atMost(10, TimeUnit.SECONDS).until(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks-due").isStarted());
        // it is asked for once in each workspace, and then daily
        await().atMost(20, TimeUnit.SECONDS).until(() ->
                simulator.requests().all().stream().filter(request -> request.path().endsWith("/webhooks")).count() == 2);
        bean(WebhookTokens.class).replace("acme", world.workspaceId(),
                List.of(new Token(SECRET, world.workspaceId(), "64a687e29ae1f428e7eb0001", "TIME_ENTRY_UPDATED")));
        bean(Progress.class).listen(new SyncListener() {
            @Override
            public void hinted(String workspaceId, HintOutcome outcome) {
                COUNTS.computeIfAbsent(workspaceId + " " + outcome, none -> new AtomicInteger()).incrementAndGet();
            }
        });
    }

    @AfterAll
    static void stop() {
        hub.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        await().atMost(10, TimeUnit.SECONDS).until(() -> hub.count("select count(*) from clockify_hint") == 0
                && hub.count("select count(*) from clockify_claim") == 0);
        COUNTS.clear();
        simulator.requests().reset();
    }

    private static <T> T bean(Class<T> type) {
        return hub.context().getRegistry().findSingleByType(type);
    }

    private static int count(String what) {
        return COUNTS.getOrDefault(what, new AtomicInteger()).get();
    }

    private static HttpRequest.Builder to(URI where) {
        return HttpRequest.newBuilder(where).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> post(URI where, String signature, String event, String body) throws Exception {
        return post(HTTP, where, signature, event, body);
    }

    private static HttpResponse<String> post(HttpClient http, URI where, String signature, String event, String body) throws Exception {
        HttpRequest.Builder request = to(where).POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Clockify-Signature", signature);
        }
        if (event != null) {
            request.header("Clockify-Webhook-Event-Type", event);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String body(String entryId, String workspaceId) {
        return "{\"id\":\"" + entryId + "\",\"workspaceId\":\"" + workspaceId + "\",\"description\":\"" + WORD + "\",\"tags\":[{\"id\":\"x\"}],"
                + "\"user\":{\"id\":\"y\",\"name\":\"z\"}}";
    }

    private static EntryView entry(int which) {
        return world.entries(world.workspaceId()).stream().filter(entry -> !entry.running()).toList().get(which);
    }

    private static String description(String entryId) {
        return (String) hub.rows("select description from clockify_time_entry where id = '" + entryId + "'").get(0).get("DESCRIPTION");
    }

    @Test
    void a_change_is_in_the_row_within_seconds() throws Exception {
        String id = entry(0).id();
        world.editEntry(world.workspaceId(), id, draft -> draft.withDescription("changed at " + id));

        HttpResponse<String> answer = post(url, SECRET, "TIME_ENTRY_UPDATED", body(id, world.workspaceId()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        await().atMost(4, TimeUnit.SECONDS).until(() -> description(id).equals("changed at " + id));
        assertThat(count(world.workspaceId() + " TAKEN")).isEqualTo(1);
        assertThat(hub.count("select count(*) from clockify_integration_workspace where hinted_at is not null")).isEqualTo(1);
    }

    @Test
    void the_webhook_s_own_event_counts_where_the_delivery_does_not_say_it() throws Exception {
        String id = entry(1).id();
        world.editEntry(world.workspaceId(), id, draft -> draft.withDescription("without a header"));

        assertThat(post(url, SECRET, null, body(id, world.workspaceId())).statusCode()).isEqualTo(204);

        await().atMost(4, TimeUnit.SECONDS).until(() -> description(id).equals("without a header"));
    }

    @Test
    void a_wrong_signature_is_refused_and_counted_and_nothing_else() throws Exception {
        String id = entry(2).id();
        for (String signature : new String[] {null, "", "wrong", SECRET + "x", SECRET.substring(1)}) {
            HttpResponse<String> answer = post(url, signature, "TIME_ENTRY_UPDATED", body(id, world.workspaceId()));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(post(URI.create(url + "2"), SECRET, "TIME_ENTRY_UPDATED", body(id, "w")).statusCode()).as("of another integration").isEqualTo(401);

        assertThat(count("null REFUSED")).isEqualTo(6);
        assertThat(COUNTS).hasSize(1);
        assertThat(bean(WebhookTokens.class).takeUnknown("acme")).as("Clockify's list is worth a look").isTrue();
        assertThat(bean(WebhookTokens.class).takeUnknown("acme2")).as("a name that anybody made up").isFalse();
    }

    @Test
    void the_workspace_is_the_token_s_and_never_the_body_s() throws Exception {
        String other = world.workspaceIds().get(1);
        EntryView foreign = world.entries(other).stream().filter(entry -> !entry.running()).findFirst().orElseThrow();
        world.editEntry(other, foreign.id(), draft -> draft.withDescription("of another workspace"));

        assertThat(post(url, SECRET, "TIME_ENTRY_UPDATED", body(foreign.id(), other)).statusCode()).isEqualTo(204);

        await().atMost(5, TimeUnit.SECONDS).until(() -> hub.runs().stream().anyMatch(run -> run.kind().equals("hints"))
                && hub.count("select count(*) from clockify_hint") == 0 && count(world.workspaceId() + " TAKEN") == 1);
        assertThat(description(foreign.id())).isNotEqualTo("of another workspace");
        assertThat(simulator.requests().all()).noneMatch(request -> request.path().contains(other));
    }

    @Test
    void what_names_no_entry_is_taken_and_left_alone() throws Exception {
        String id = entry(3).id();
        assertThat(post(url, SECRET, "COST_RATE_UPDATED", body(id, "w")).statusCode()).isEqualTo(204);
        for (String body : List.of("", "[]", "null", "{", "{\"id\":7}", "{\"id\":\"../user\"}", "{\"id\":\"" + id, "{\"entry\":{\"id\":\"" + id + "\"}}", "\u0000")) {
            assertThat(post(url, SECRET, "TIME_ENTRY_UPDATED", body).statusCode()).as(body).isEqualTo(204);
        }
        HttpRequest form = HttpRequest.newBuilder(url).header("Content-Type", "application/x-www-form-urlencoded").header("Clockify-Signature", SECRET)
                .POST(BodyPublishers.ofString("id=" + id + "&Set-Cookie=a")).build();
        HttpResponse<String> answer = HTTP.send(form, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "id");

        assertThat(count(world.workspaceId() + " IGNORED")).isEqualTo(11);
        await().during(1500, TimeUnit.MILLISECONDS).atMost(3, TimeUnit.SECONDS).until(() -> simulator.requests().count() == 0);
    }

    @Test
    void no_parameter_becomes_a_header_in_or_out() throws Exception {
        String query = "?Set-Cookie=a%3Db&Location=http://elsewhere&Clockify-Signature=" + SECRET + "&CamelHttpResponseCode=200&clockifyStatus=200";
        assertThat(post(URI.create(url + query), "wrong", "TIME_ENTRY_UPDATED", body(entry(3).id(), "w")).statusCode()).isEqualTo(401);

        HttpResponse<String> answer = post(URI.create(url + query), SECRET, "EXPENSE_CREATED", body(entry(3).id(), "w"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map().keySet()).isSubsetOf("content-length", "content-type", "date", "connection", "keep-alive");
        assertThat(answer.headers().map().toString()).doesNotContain(SECRET);
    }

    @Test
    void a_body_larger_than_a_mebibyte_is_not_read() throws Exception {
        String whole = body(entry(4).id(), "w");
        String filled = "{\"filler\":\"" + "x".repeat((1 << 20) - whole.length() - 12) + "\"," + whole.substring(1);
        assertThat(filled).hasSize(1 << 20);
        assertThat(post(url, SECRET, "TIME_ENTRY_UPDATED", filled).statusCode()).isEqualTo(204);
        assertThat(count(world.workspaceId() + " TAKEN")).isEqualTo(1);

        HttpResponse<String> answer = post(url, SECRET, "TIME_ENTRY_UPDATED", filled + " ");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEmpty();
        assertThat(count(world.workspaceId() + " TAKEN")).isEqualTo(1);
    }

    @Test
    void a_chunked_body_that_is_too_large_is_answered_as_such_and_is_no_error_of_the_hub() throws Exception {
        byte[] large = new byte[2 << 20];
        Arrays.fill(large, (byte) 'x');
        try (RecordedLog log = RecordedLog.of(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.WARN)) {
            for (String type : List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                HttpRequest chunked = HttpRequest.newBuilder(url).header("Content-Type", type).header("Clockify-Signature", SECRET)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).build();
                assertThat(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                        .send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode()).as(type).isEqualTo(413);
            }
            assertThat(log.lines()).isEmpty();
        }
        assertThat(count(world.workspaceId() + " TAKEN")).isZero();
    }

    @Test
    void other_methods_and_paths_are_not_there() throws Exception {
        assertThat(HTTP.send(to(url).GET().header("Clockify-Signature", SECRET).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        assertThat(post(URI.create(url + "/more"), SECRET, "TIME_ENTRY_UPDATED", "{}").statusCode()).isEqualTo(404);
        assertThat(post(url.resolve("."), SECRET, "TIME_ENTRY_UPDATED", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void doubles_replays_and_forged_ids_cost_a_read_and_change_nothing() throws Exception {
        String id = entry(5).id();
        long history = hub.count("select count(*) from clockify_time_entry_change");
        for (int i = 0; i < 20; i++) {
            post(url, SECRET, i % 2 == 0 ? "TIME_ENTRY_UPDATED" : "TIME_ENTRY_DELETED", body(id, world.workspaceId()));
            post(url, SECRET, "TIME_ENTRY_DELETED", body("64a687e29ae1f428e7ebe3" + (10 + i), world.workspaceId()));
        }

        await().atMost(6, TimeUnit.SECONDS).until(() -> simulator.requests().count() > 0 && hub.count("select count(*) from clockify_hint") == 0);
        await().during(1200, TimeUnit.MILLISECONDS).atMost(4, TimeUnit.SECONDS).until(() -> simulator.requests().count() <= 2);
        assertThat(simulator.requests().all()).allMatch(request -> request.path().endsWith("/time-entries/batch"));
        assertThat(hub.count("select count(*) from clockify_time_entry_change")).isEqualTo(history);
        assertThat(hub.count("select count(*) from clockify_timeline_event where time_entry_id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void a_flood_is_answered_to_the_last_one_and_costs_a_read_now_and_then() throws Exception {
        String id = entry(8).id();
        world.editEntry(world.workspaceId(), id, draft -> draft.withDescription("changed at " + id));
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> i < 30 ? entry(i).id() : "64a687e29ae1f428e7ebe3" + (10 + i)).toList();
        int all = 10_000;
        // none of its connections was closed by an answer to what another test sent
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        AtomicInteger next = new AtomicInteger();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> sent = IntStream.range(0, 16).<Future<?>>mapToObj(sender -> senders.submit(() -> {
                for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
                    answers.add(post(http, url, SECRET, "TIME_ENTRY_UPDATED", body(ids.get(i % ids.size()), world.workspaceId())).statusCode());
                }
                return null;
            })).toList();
            for (Future<?> one : sent) {
                one.get(120, TimeUnit.SECONDS);
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(answers).hasSize(all).containsOnly(204);
        assertThat(count(world.workspaceId() + " TAKEN")).as("as doubles, none is one too many").isEqualTo(all);
        assertThat(hub.count("select count(*) from clockify_hint")).isLessThanOrEqualTo(ids.size());
        await().atMost(20, TimeUnit.SECONDS).until(() -> description(id).equals("changed at " + id) && hub.count("select count(*) from clockify_hint") == 0);
        assertThat(simulator.requests().all()).hasSizeLessThan(all / 100).allMatch(request -> request.path().endsWith("/time-entries/batch"));
    }

    @Test
    void how_fresh_the_last_one_was_stands_in_the_status() throws Exception {
        post(url, SECRET, "TIME_ENTRY_UPDATED", body(entry(7).id(), world.workspaceId()));
        await().atMost(6, TimeUnit.SECONDS).until(() -> hub.count("select count(*) from clockify_integration_workspace where hinted_at is not null") == 1);

        WorkspaceFacts facts = new WorkspaceFacts(Instant::toString, Instant::toString);
        var workspaces = bean(StatusQuery.class).integrations(bean(ClockifySettings.class).integrations()).get(0).workspaces();
        assertThat(facts.of("acme", workspaces.get(0))).anyMatch(fact -> fact.label().equals("webhooks") && fact.words().startsWith("last one came 20"));
        assertThat(facts.of("acme", workspaces.get(1))).as("silence").filteredOn(fact -> fact.label().equals("webhooks")).singleElement()
                .extracting(WorkspaceFacts.Fact::words)
                .isEqualTo("none came yet; none is known that points here, to make them: clockify webhooks install acme");
        hub.execute("insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)"
                + " values ('acme', '" + workspaces.get(1).id() + "', 'w1', 'NEW_TIME_ENTRY', true, true, true, current_timestamp)");
        var known = bean(StatusQuery.class).integrations(bean(ClockifySettings.class).integrations()).get(0).workspaces().get(1);
        assertThat(facts.of("acme", known)).filteredOn(fact -> fact.label().equals("webhooks")).singleElement()
                .extracting(WorkspaceFacts.Fact::words).isEqualTo("none came yet; 1 points here");
    }

    @Test
    void neither_body_nor_signature_is_in_the_log() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        try {
            post(url, SECRET, "TIME_ENTRY_UPDATED", "{\"description\":\"" + WORD + "\",");
            post(url, "wrongsignature", "TIME_ENTRY_UPDATED", body(entry(6).id(), "w"));
            post(url, SECRET, "TIME_ENTRY_UPDATED", body(entry(6).id(), "w"));
            await().atMost(6, TimeUnit.SECONDS).until(() -> simulator.requests().count() > 0);
        } finally {
            root.detachAppender(lines);
        }
        assertThat(List.copyOf(lines.list)).extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(WORD) || line.contains(SECRET) || line.contains("wrongsignature"));
    }
}
