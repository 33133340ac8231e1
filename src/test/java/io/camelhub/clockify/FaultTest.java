package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.ErrorBody;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A fault of Clockify stays with its integration, is reported, and loses no valid data. */
@Tag("slow")
class FaultTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");

    @TempDir
    private Path routes;

    private final World world = World.builder().seed(21).people(12).entries(150)
            .from(Instant.now().minus(Duration.ofDays(100))).build();
    private final String workspace = world.workspaceId();

    /** A hub that waits a hundredth of the usual time before it repeats a request. */
    private Hub hub(ClockifySimulator simulator, String... settings) {
        Map<String, String> all = new HashMap<>();
        all.put("camel.main.routes-include-pattern", new EditedRoutes(routes)
                .impatient()
                .replace("clockify-api.camel.yaml", "responseTimeout: 60000", "responseTimeout: 400")
                .pattern());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return Hub.start(simulator, TestDatabases.empty(Dialect.H2), all);
    }

    private static void done(List<RunSummary> runs) {
        assertThat(runs).isNotEmpty().allSatisfy(run ->
                assertThat(run).extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null));
    }

    static List<Fault> passing() {
        return List.of(
                Fault.status(429), Fault.tooManyRequests(0), Fault.status(500), Fault.status(503, "<html>"), Fault.status(408),
                Fault.html502(), Fault.truncatedJson(), Fault.reset(), Fault.hang(Duration.ofSeconds(2)),
                Fault.status(204), Fault.status(200), Fault.retryAfter(503, "0"), Fault.flood(502));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_passing_fault_is_cured_by_asking_again(Fault fault) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            for (String call : List.of("/user", "/workspaces", "/users", "/user-groups", "/in-progress", "/reports/detailed")) {
                simulator.faults().next(1, Faults.to(call), fault);
            }

            done(hub.sync());

            assertThat(simulator.faults().injected()).isEqualTo(6);
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void an_answer_that_never_ends_is_given_up_after_three_minutes_and_asked_for_again() {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.now());
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("camel.main.routes-include-pattern", new EditedRoutes(routes).impatient().pattern()),
                        clock::instant)) {
            simulator.faults().next(1, REPORT, Fault.trickle());
            CompletableFuture<List<RunSummary>> sync = CompletableFuture.supplyAsync(hub::sync);
            await().until(() -> simulator.faults().injected() == 1);

            clock.advance(Duration.ofMinutes(4));

            done(sync.orTimeout(60, TimeUnit.SECONDS).join());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    static List<Fault> lasting() {
        return List.of(Fault.reset(), Fault.truncatedJson(), Fault.html502(), Fault.status(204), Fault.trailingText());
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void a_fault_that_lasts_costs_its_window_only_and_the_next_sync_makes_up_for_it(Fault fault) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            // five attempts, all by the plugin: the HTTP client itself repeats nothing
            simulator.faults().next(5, REPORT, fault);

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("partial");
                assertThat(run.error()).contains("not read whole");
            });
            assertThat(simulator.faults().injected()).isEqualTo(5);

            done(hub.sync());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user", "/workspaces", "/users", "/user-groups", "/in-progress", "/reports/detailed"})
    void an_answer_of_another_shape_is_reported_and_the_next_sync_makes_up_for_it(String call) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(1, Faults.to(call), Fault.wrongShape());

            List<RunSummary> runs = hub.sync();

            assertThat(runs).allMatch(run -> !run.outcome().equals("done") && run.error() != null);
            assertThat(runs.size() + hub.failures().size()).isEqualTo(1);
            done(hub.sync());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void an_outage_is_reported_and_cured_by_the_next_sync() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(1000, Faults.about(workspace), Fault.html502());

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains("502").contains("acme");
            });
            assertThat(simulator.requests().count()).isLessThan(20);

            simulator.faults().clear();
            done(hub.sync());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void an_empty_answer_is_reported_with_what_was_asked(int status) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(5, Faults.to("/user"), Fault.status(status));

            hub.sync();

            assertThat(hub.failures()).containsExactly("acme: Clockify's answer to /user of integration acme is empty");
        }
    }

    /** Each with what is said of it: how much it was, or where it was given up, and what the most is. */
    static Stream<Arguments> beyond() {
        String bytes = "after (\\d+) bytes; the most is (\\d+)";
        return Stream.of(
                arguments(Fault.flood(200), bytes),
                arguments(Fault.gzipBomb(), bytes),
                arguments(Fault.status(200, "[".repeat(500)), "Document nesting depth \\((31)\\) exceeds the maximum allowed \\((30)\\)"),
                arguments(Fault.status(200, "[1" + "0".repeat(20_000) + "]"),
                        "Number value length \\((20001)\\) exceeds the maximum allowed \\((10000)\\)"),
                arguments(Fault.status(200, "{\"timeentries\":[\"" + "x".repeat(2_000_000) + "\"]}"),
                        "String value length \\((\\d{7})\\) exceeds the maximum allowed \\((1000000)\\)"),
                arguments(Fault.edited(page -> {
                    ArrayNode rows = (ArrayNode) page.path("timeentries");
                    while (rows.size() <= 10_000) {
                        rows.add("row");
                    }
                    return page;
                }), "after (10001) rows; the most is (10000)"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void an_answer_beyond_all_that_clockify_has_costs_its_window_and_is_asked_for_once(Fault fault, String words) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(1, REPORT, fault);

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("partial");
                Matcher reported = Pattern.compile("/reports/detailed of integration acme is too large, and was given up: " + words)
                        .matcher(run.error());
                assertThat(reported.find()).as(run.error()).isTrue();
                assertThat(Long.parseLong(reported.group(1))).isGreaterThan(Long.parseLong(reported.group(2)));
            });

            done(hub.sync());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void a_custom_field_s_number_of_two_thousand_digits_costs_nothing() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(1, REPORT, Fault.edited(page -> {
                field(page, 0, "1" + "0".repeat(2000));
                return page;
            }));

            done(hub.sync());

            assertThat(hub.count("select count(*) from clockify_time_entry where cast(custom_fields as varchar) like '%0000000000%'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_request_that_is_repeated_is_one_line_of_the_log_in_plain_words() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.INFO);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(2, Faults.to("/users"), Fault.status(502, "{\"message\":\"Ada Lovelace\",\"code\":1}"));
            simulator.faults().next(1, Faults.to("/user-groups"), Fault.tooManyRequests(0));

            done(hub.sync());

            String about = "Integration acme: Clockify answers 502 to /workspaces/" + workspace + "/users; asked again now, ";
            assertThat(List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage)
                    .filter(line -> line.contains("asked again") || line.contains("elivery") || line.contains("Lovelace")))
                    .containsExactly(about + "1 of 4", about + "2 of 4", "Integration acme: Clockify has had too many requests (429) at "
                            + "/workspaces/" + workspace + "/user-groups; asked again now, 1 of 2");
        } finally {
            root.setLevel(level);
            root.detachAppender(lines);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | 1800                          | PT31M
            503 | 1800                          | PT31M
            503 | Mon, 02 Mar 2026 10:30:00 GMT | PT31M
            429 | 9223372036854775807           | P2D
            """)
    void a_long_retry_after_is_obeyed_and_reported_and_the_sync_goes_on_later(
            int status, String retryAfter, Duration later, @TempDir Path other) {
        SimulatedClock clock = SimulatedClock.runningFrom(Instant.parse("2026-03-02T10:00:00Z"));
        World march = World.builder().seed(21).entries(150).clock(clock).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(march);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "camel.main.routes-include-pattern", new EditedRoutes(other).impatient().pattern()), clock)) {
            simulator.faults().next(1, REPORT, Fault.retryAfter(status, retryAfter));

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("waiting");
                assertThat(run.error()).contains(Integer.toString(status));
            });
            assertThat(hub.waits()).hasSize(1);
            assertThat(hub.count("select count(*) from clockify_integration_workspace where waits_for is not null"
                    + " and due_at > timestamp with time zone '2026-03-02 10:29:59+00'")).isEqualTo(1);

            clock.advance(later);
            done(hub.sync());
            Truth.of(hub, march).assertSame(march.workspaceId());
        }
    }

    @Test
    void a_date_to_wait_for_counts_from_clockifys_own_clock() {
        SimulatedClock clockifys = SimulatedClock.runningFrom(Instant.parse("2026-03-02T10:00:00Z"));
        SimulatedClock hubs = SimulatedClock.runningFrom(Instant.parse("2026-03-02T09:00:00Z"));
        World march = World.builder().seed(22).entries(20).clock(clockifys).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(march);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), hubs)) {
            simulator.faults().next(1, REPORT, Fault.retryAfter(503, "Mon, 02 Mar 2026 10:30:00 GMT"));

            assertThat(hub.sync()).singleElement().satisfies(run -> assertThat(run.outcome()).isEqualTo("waiting"));

            assertThat(hub.count("select count(*) from clockify_integration_workspace"
                    + " where due_at between timestamp with time zone '2026-03-02 09:29:50+00'"
                    + " and timestamp with time zone '2026-03-02 09:35:00+00'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorBody.class)
    void a_key_of_another_region_is_reported_with_the_setting_to_change(ErrorBody body) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.behaviour().on(Quirk.KEYS_OF_ANOTHER_REGION).errorBody(body);

            assertThat(hub.sync()).isEmpty();

            assertThat(hub.failures()).singleElement().asString().contains("clockify.integrations.acme.api-key", "401");
            if (body == ErrorBody.JSON) {
                assertThat(hub.failures().get(0)).contains("4003", "clockify.integrations.acme.region");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.0.0.1:1/api/v1          | Connection refused
            https://nowhere.invalid/api/v1     | the host nowhere.invalid is not known; let this machine reach it
            SIMULATOR/nowhere                  | (404)
            """)
    void an_address_that_cannot_be_right_is_reported_with_the_settings_to_change(String apiUrl, String told) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator,
                        "clockify.integrations.acme.api-url", apiUrl.replace("SIMULATOR", simulator.apiUrl()))) {
            hub.sync();

            assertThat(hub.failures()).singleElement().asString()
                    .contains(told, "correct clockify.integrations.acme.region, or api-url where that is set");
        }
    }

    @Test
    void a_redirect_is_reported_and_not_followed_so_that_the_key_goes_to_no_other_host() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                ClockifySimulator elsewhere = ClockifySimulator.start(World.builder().seed(22).people(3).entries(1).build());
                Hub hub = hub(simulator)) {
            simulator.faults().next(1, Faults.to("/user"), Fault.redirect(elsewhere.apiUrl() + "/user"));

            hub.sync();

            assertThat(elsewhere.requests().count()).isZero();
            assertThat(hub.failures()).singleElement().asString()
                    .contains("(302)", "where the key is not sent", "correct clockify.integrations.acme.region");
        }
    }

    @Test
    void one_wrong_key_does_not_hold_up_the_others() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator,
                        "clockify.integrations.aaa.api-key", "wrong",
                        "clockify.integrations.aaa.api-url", simulator.apiUrl(),
                        "clockify.integrations.aaa.reports-url", simulator.reportsUrl())) {
            done(hub.sync());

            assertThat(hub.failures()).singleElement().asString().startsWith("aaa:");
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void one_bad_workspace_does_not_hold_up_the_others() {
        World two = World.builder().seed(22).workspaces(2).entries(120).build();
        String bad = two.workspaceIds().get(0);
        String good = two.workspaceIds().get(1);
        try (ClockifySimulator simulator = ClockifySimulator.start(two); Hub hub = hub(simulator)) {
            simulator.faults().next(10_000, Faults.about(bad), Fault.status(400, "{\"message\":\"no\",\"code\":501}"));

            Map<String, String> outcomes = new HashMap<>();
            hub.sync().forEach(run -> outcomes.put(run.workspaceId(), run.outcome()));

            assertThat(outcomes).containsEntry(bad, "failed").containsEntry(good, "done");
            Truth.of(hub, two).assertSame(good);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/user-groups"})
    void where_people_may_not_be_read_they_are_learnt_from_their_entries_and_it_is_reported(String refused) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(10, Faults.to(refused), Fault.status(403));

            done(hub.sync());

            Truth.of(hub, world).withoutPeople().assertSame(workspace);
            assertThat(hub.rows("select reason from clockify_refusal").get(0).get("REASON").toString())
                    .contains("403");
            assertThat(hub.count("select count(*) from clockify_timeline_event where actor_email is null"))
                    .isEqualTo(world.entries(workspace).stream()
                            .filter(entry -> entry.running() ? email(entry.userId()) == null : !reported(entry.userId()))
                            .filter(entry -> !entry.running() || !reported(entry.userId()))
                            .count());
        }
    }

    /** Whether the report tells an e-mail of this user. */
    private boolean reported(String userId) {
        return email(userId) != null
                && world.people(workspace).stream().anyMatch(person ->
                        person.id().equals(userId) && person.membershipStatus() != null);
    }

    private String email(String userId) {
        return world.people(workspace).stream().filter(person -> person.id().equals(userId)).findFirst().orElseThrow().email();
    }

    @Test
    void where_lists_of_names_are_refused_the_entries_arrive_all_the_same() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            world.startTimer(workspace, world.keyOwner(World.ADMIN), "new");
            String project = world.createProject(workspace, "Only a timer names it", null);
            world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), Instant.now(), null).withProject(project));
            simulator.faults().next(100, Faults.to("/projects"), Fault.status(403));

            done(hub.sync());

            assertThat(Truth.of(hub, world).differences(workspace)).allMatch(line -> line.contains("name"));
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.BadRow.class)
    void a_bad_row_is_kept_with_its_reason_and_the_others_are_stored(Fault.BadRow bad) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            simulator.faults().next(1, REPORT, Fault.badRow(bad));

            done(hub.sync());

            assertThat(hub.rows("select * from clockify_rejected")).singleElement().satisfies(row -> {
                assertThat(row.get("REASON").toString()).isNotBlank();
                assertThat(row.get("PAYLOAD").toString()).isNotBlank();
                assertThat(((Number) row.get("TIMES")).intValue()).isEqualTo(1);
            });
            assertThat(Truth.of(hub, world).differences(workspace)).singleElement().asString().contains("is missing");
        }
    }

    @Test
    void every_text_that_clockify_takes_arrives_as_it_is_but_for_nul() {
        StringBuilder planes = new StringBuilder();
        for (int plane = 0; plane <= 16; plane++) {
            planes.appendCodePoint(plane * 0x10000 + 0x100).appendCodePoint(plane * 0x10000 + 0xFFFD);
        }
        List<String> texts = List.of(
                planes.toString(), "\"'`\\\\ \\u0000 ''", "a\u0000b", "line\r\nline\u2028\u2029\u0085", "${body} {{x}} :name ? :#id",
                "x".repeat(60_000), "\u0001\u001f\u007f\uFEFF\uFFFE", "%_' or 1=1 --");
        for (Dialect dialect : Dialect.all()) {
            World odd = World.builder().seed(3).people(3).entries(5).from(Instant.now().minus(Duration.ofDays(5))).build();
            String ws = odd.workspaceId();
            String user = odd.keyOwner(World.ADMIN);
            String field = odd.customFields(ws).keySet().iterator().next();
            Instant start = Instant.now().minus(Duration.ofHours(5));
            for (String text : texts) {
                String name = text.length() > 200 ? text.substring(0, 200) : text;
                String project = odd.createProject(ws, name, odd.createClient(ws, name));
                String entry = odd.createEntry(ws, EntryDraft.of(user, start, start.plusSeconds(9)).withDescription(text)
                        .withProject(project).withTask(odd.createTask(ws, project, name))
                        .withTags(List.of(odd.createTag(ws, name))));
                odd.setCustomField(ws, entry, field, text);
            }
            try (ClockifySimulator simulator = ClockifySimulator.start(odd);
                    Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
                done(hub.sync());
                Truth.of(hub, odd).assertSame(ws);
                assertThat(hub.count("select count(*) from clockify_rejected")).isZero();
            }
        }
    }

    /** What no document promises, and no database holds. */
    @ParameterizedTest
    @EachDialect
    void values_that_no_column_holds_cost_no_other_row(Dialect dialect) {
        World small = World.builder().seed(4).people(3).entries(20).oddities(false)
                .from(Instant.now().minus(Duration.ofDays(20))).to(Instant.now().minus(Duration.ofDays(2))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(small);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
            simulator.faults().next(10_000, REPORT, Fault.edited(page -> {
                if (page.path("timeentries").size() > 6) {
                    row(page, 0).put("type", "A_TYPE_WITH_A_NAME_OF_MORE_THAN_FORTY_CHARACTERS");
                    interval(page, 1).put("end", "+12345-01-01T00:00:00Z");
                    interval(page, 2).put("end", "9999-12-31T23:59:59-01:00");
                    interval(page, 3).put("end", "+300000-01-01T00:00:00Z");
                    field(page, 4, "1e400");
                    field(page, 5, "-1e-200000");
                    field(page, 6, "1e300");
                }
                return page;
            }));

            done(hub.sync());

            assertThat(hub.count("select count(*) from clockify_time_entry")).isEqualTo(17);
            assertThat(hub.count("select count(*) from clockify_rejected where reason like 'the end is not within the years%'"))
                    .isEqualTo(3);
            assertThat(hub.count(
                    "select count(*) from clockify_time_entry where type = 'A_TYPE_WITH_A_NAME_OF_MORE_THAN_FORTY_CH'")).isEqualTo(1);

            hub.execute("delete from clockify_window");
            assertThat(hub.sync()).singleElement()
                    .satisfies(run -> assertThat(run.inserted() + run.updated()).isZero());
        }
    }

    private static ObjectNode row(JsonNode page, int index) {
        return (ObjectNode) page.path("timeentries").get(index);
    }

    private static ObjectNode interval(JsonNode page, int index) {
        return (ObjectNode) row(page, index).path("timeInterval");
    }

    private static void field(JsonNode page, int index, String number) {
        row(page, index).putArray("customFields").addObject().put("customFieldId", "f1").put("name", "Ratio")
                .put("value", new BigDecimal(number));
    }
}
