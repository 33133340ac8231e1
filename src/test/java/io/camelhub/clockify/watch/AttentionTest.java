package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.SchemaRows;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.monitor.Attention;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** What needs somebody, through the real routes: a timer that runs for long begins to need somebody, and stops. */
@Timeout(180)
class AttentionTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A Thursday. */
    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-19T07:00:00Z"));
    private final World world = World.builder().seed(74).people(1).entries(1).oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofHours(20))).build();
    private final PersonView person = person();
    private final List<JsonNode> posted = Collections.synchronizedList(new ArrayList<>());
    private final List<String> subjects = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;
    private final HttpServer endpoint = endpoint();
    private final ClockifySimulator simulator = ClockifySimulator.start(world);
    private TestDatabases.Access database;

    @TempDir
    private Path folder;

    private PersonView person() {
        world.changePerson(world.people(world.workspaceId()).get(0).id(), "Ada Example", "ada.example@acme.example");
        return world.people(world.workspaceId()).get(0);
    }

    private HttpServer endpoint() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/people", exchange -> {
                posted.add(new ObjectMapper().readTree(exchange.getRequestBody()));
                subjects.add(exchange.getRequestHeaders().getFirst("Subject"));
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        simulator.close();
    }

    private Hub hub(Dialect dialect, String... more) {
        database = TestDatabases.empty(dialect);
        return node(more);
    }

    /** A hub on the database that is there, with settings by turns. */
    private Hub node(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("clockify.attention.uri",
                "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/people"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return Hub.start(simulator, database, settings, clock::instant);
    }

    /** The person as an employee since this week, of whom no earlier week is short. */
    private void employ(Hub hub) {
        Map<String, Object> row = new HashMap<>(Map.of("id", "e1", "full_name", "Ada Example", "email", person.email(), "team", "Ops"));
        row.put("joined_on", Date.valueOf("2026-11-16"));
        hub.context().getRegistry().lookupByNameAndType("clockifyRoster", Roster.class).refresh(List.of(row));
        hub.context().getRegistry().lookupByNameAndType("clockifyPeople", People.class).matchAll();
        assertThat(hub.count("select count(*) from clockify_user where employee_id = 'e1'")).isOne();
    }

    /** As a tick does, in this thread. */
    private static void tick(Hub hub) {
        hub.context().getRegistry().lookupByNameAndType("clockifyAttention", Attention.class).evaluate();
        hub.context().createProducerTemplate().sendBody("direct:clockify-attention", "");
    }

    private void later(Duration time, Hub hub) {
        clock.advance(time);
        hub.sync();
        tick(hub);
    }

    private List<String> told() {
        return posted.stream().map(one -> one.path("rule").asText() + " " + one.path("state").asText()).toList();
    }

    private static List<String> standing(Hub hub) {
        AttentionQuery query = hub.context().getRegistry().lookupByNameAndType("clockifyAttentionQuery", AttentionQuery.class);
        return query.items(PeopleScope.EVERYBODY, true, 10).items().stream().map(item -> item.rule() + " " + item.employeeName()).toList();
    }

    @ParameterizedTest
    @EachDialect
    void what_begins_is_told_once_and_what_ends_once_over_ticks_restarts_and_nodes(Dialect dialect) {
        String timer;
        try (Hub hub = hub(dialect); Hub second = node()) {
            hub.sync();
            employ(hub);
            timer = world.startTimer(world.workspaceId(), person.id(), "a secret of theirs");
            later(Duration.ofMinutes(6), hub);
            assertThat(told()).isEmpty();
            assertThat(standing(hub)).isEmpty();

            later(Duration.ofHours(12), hub);
            tick(second);
            tick(hub);
            assertThat(standing(second)).containsExactly("timer-long Ada Example");
        }
        assertThat(posted).singleElement().satisfies(one -> assertThat(one.toString()).isEqualTo(("{\"text\":\"Clockify: a timer that runs for long: Ada"
                + " Example: a timer has run since 2026-11-19 07:00Z\",\"rule\":\"timer-long\",\"subject\":\"%s/%s\",\"employee\":\"Ada Example\","
                + "\"team\":\"Ops\",\"integration\":null,\"state\":\"begins\",\"since\":\"2026-11-19T07:00:00Z\"}").formatted(world.workspaceId(), timer)));
        assertThat(subjects).containsExactly("Clockify: a timer that runs for long: Ada Example");
        try (Hub hub = node(); Hub second = node()) {
            later(Duration.ofMinutes(6), hub);
            assertThat(told()).as("after a restart").hasSize(1);

            world.stopTimer(world.workspaceId(), timer);
            later(Duration.ofMinutes(6), hub);
            tick(second);
            tick(hub);

            assertThat(told()).containsExactly("timer-long begins", "timer-long ends");
            assertThat(posted.get(1).path("text").asText()).startsWith("Clockify, over: a timer that runs for long: Ada Example");
            assertThat(standing(hub)).isEmpty();
            assertThat(hub.count("select count(*) from clockify_attention_item")).isZero();
        }
    }

    @ParameterizedTest
    @EachDialect
    void what_the_endpoint_refuses_is_sent_again_and_what_ended_before_it_was_taken_never(Dialect dialect) {
        try (Hub hub = hub(dialect)) {
            hub.sync();
            employ(hub);
            String timer = world.startTimer(world.workspaceId(), person.id(), "work");
            answer = 500;
            later(Duration.ofHours(13), hub);
            tick(hub);
            assertThat(told()).as("its next attempt is a little later").containsExactly("timer-long begins");

            answer = 204;
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            assertThat(told()).containsExactly("timer-long begins", "timer-long begins");

            answer = 500;
            world.stopTimer(world.workspaceId(), timer);
            later(Duration.ofMinutes(6), hub);
            assertThat(standing(hub)).as("it no longer stands").isEmpty();
            answer = 204;
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            assertThat(told()).endsWith("timer-long ends", "timer-long ends").hasSize(4);

            timer = world.startTimer(world.workspaceId(), person.id(), "work");
            answer = 500;
            later(Duration.ofHours(24), hub);
            assertThat(told()).hasSize(5);
            world.stopTimer(world.workspaceId(), timer);
            later(Duration.ofMinutes(6), hub);
            answer = 204;
            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            assertThat(told()).as("neither its beginning nor its end").hasSize(5);
            assertThat(hub.count("select count(*) from clockify_attention_item")).isZero();
        }
    }

    @ParameterizedTest
    @EachDialect
    void of_several_nodes_at_once_one_tells_it_and_another_goes_on_where_one_was_killed(Dialect dialect) throws Exception {
        try (Hub hub = hub(dialect); Hub second = node()) {
            hub.sync();
            employ(hub);
            world.startTimer(world.workspaceId(), person.id(), "work");
            clock.advance(Duration.ofHours(13));
            hub.sync();
            hub.context().getRegistry().lookupByNameAndType("clockifyAttention", Attention.class).evaluate();
            // claimed by one that was killed before it had an answer
            hub.execute("update clockify_attention_item set sending = 'BEGINS', token = 'killed', expires_at = " + (dialect == Dialect.MYSQL
                    ? "timestamp '2026-11-19 20:02:00'" : "timestamp with time zone '2026-11-19 20:02:00+00'"));
            tick(hub);
            assertThat(told()).isEmpty();

            clock.advance(Duration.ofMinutes(3));
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Void>> ticks = new ArrayList<>();
                for (Hub one : List.of(hub, second, hub, second)) {
                    ticks.add(() -> {
                        tick(one);
                        return null;
                    });
                }
                for (Future<Void> one : nodes.invokeAll(ticks)) {
                    one.get();
                }
            } finally {
                nodes.shutdown();
            }

            assertThat(told()).containsExactly("timer-long begins");
        }
    }

    @ParameterizedTest
    @EachDialect
    void nobody_is_told_about_an_employee_on_a_holiday_or_a_weekend_of_theirs(Dialect dialect) {
        try (Hub hub = hub(dialect)) {
            hub.sync();
            employ(hub);
            new SchemaRows(hub.database())
                    .insert("clockify_stream", "workspace_id", world.workspaceId(), "stream", "holiday", "integration", "acme", "read_at", clock.instant(),
                            "status", "read", "held", 0)
                    .insert("clockify_holiday", "workspace_id", world.workspaceId(), "id", "h1", "starts_on", Date.valueOf("2026-11-19"),
                            "ends_on", Date.valueOf("2026-11-20"), "annually", false, "everyone", true, "user_ids", "[]", "group_ids", "[]");
            world.startTimer(world.workspaceId(), person.id(), "work");
            // of nobody, in the same time
            String guest = world.join(world.workspaceId(), "Guest Example", "guest@example.com", ZoneOffset.UTC);
            world.startTimer(world.workspaceId(), guest, "work");
            later(Duration.ofHours(13), hub);
            assertThat(standing(hub)).containsExactlyInAnyOrder("timer-long Ada Example", "timer-long null", "user-unmatched null");
            assertThat(told()).as("it waits for nobody else").containsExactlyInAnyOrder("timer-long begins", "user-unmatched begins");
            posted.clear();

            for (String day : List.of("Friday, a holiday", "Saturday", "Sunday")) {
                later(Duration.ofHours(24), hub);
                assertThat(told()).as(day).isEmpty();
            }
            later(Duration.ofHours(12), hub);

            assertThat(told()).as("Monday morning").containsExactlyInAnyOrder("timer-long begins", "week-short begins");
            assertThat(posted).allSatisfy(one -> assertThat(one.path("employee").asText()).isEqualTo("Ada Example"));
        }
    }

    @Test
    void without_an_endpoint_it_is_known_and_an_endpoint_that_is_set_later_is_told_of_all_that_stands_once() {
        try (Hub hub = hub(Dialect.H2, "clockify.attention.uri", null)) {
            hub.sync();
            employ(hub);
            String timer = world.startTimer(world.workspaceId(), person.id(), "work");
            later(Duration.ofHours(13), hub);
            assertThat(standing(hub)).hasSize(1);
            world.stopTimer(world.workspaceId(), timer);
            later(Duration.ofMinutes(6), hub);
            assertThat(hub.count("select count(*) from clockify_attention_item")).isZero();

            world.startTimer(world.workspaceId(), person.id(), "work");
            later(Duration.ofHours(13), hub);
        }
        assertThat(told()).isEmpty();
        try (Hub hub = node()) {
            tick(hub);
            tick(hub);
            assertThat(told()).containsExactly("timer-long begins");
        }
    }

    @Test
    void a_scope_sees_its_people_and_an_admin_what_is_about_nobody() {
        try (Hub hub = hub(Dialect.H2)) {
            hub.sync();
            employ(hub);
            new SchemaRows(hub.database()).insert("clockify_held_deletion", "integration", "acme", "workspace_id", world.workspaceId(), "time_entry_id", "t");
            world.startTimer(world.workspaceId(), person.id(), "work");
            later(Duration.ofHours(13), hub);
            AttentionQuery query = hub.context().getRegistry().lookupByNameAndType("clockifyAttentionQuery", AttentionQuery.class);

            assertThat(query.items(PeopleScope.EVERYBODY, true, 1)).satisfies(all -> {
                assertThat(all.count()).isEqualTo(2);
                assertThat(all.items()).hasSize(1);
            });
            assertThat(query.items(PeopleScope.EVERYBODY, false, 10).items()).extracting(AttentionQuery.Item::rule).containsExactly("timer-long");
            assertThat(query.items(new PeopleScope(Set.of("e1")), false, 10).items()).extracting(AttentionQuery.Item::rule).containsExactly("timer-long");
            assertThat(query.items(new PeopleScope(Set.of("e2")), false, 10).count()).isZero();
            assertThat(query.items(new PeopleScope(Set.of()), false, 10).count()).isZero();
        }
    }

    /** So that whoever tries the demo sees what it is for. */
    @Test
    void in_the_company_of_the_demo_there_is_something_for_somebody() throws IOException {
        World company = World.builder().seed(1).people(20).groups(3).projects(8).entries(2500).plan(Plan.PRO).resources(true).build();
        Map<String, String> allStreams = new HashMap<>();
        allStreams.put("clockify.streams", null);
        try (ClockifySimulator demo = ClockifySimulator.start(company); Hub hub = Hub.start(demo, TestDatabases.empty(Dialect.H2), allStreams)) {
            hub.database().migrate();
            Path roster = Files.writeString(folder.resolve("employees.csv"), company.employeesCsv());
            hub.context().getRegistry().lookupByNameAndType("clockifyImportRoster", ImportRoster.class).run(roster, new Order("an admin", "cli"));
            hub.sync();
            tick(hub);

            assertThat(hub.rows("select distinct rule from clockify_attention").toString()).contains("week-short", "user-unmatched");
        }
    }

    @Test
    void the_schedule_looks_at_each_tick() {
        try (Hub hub = hub(Dialect.H2)) {
            hub.sync();
            employ(hub);
            world.startTimer(world.workspaceId(), person.id(), "work");
            clock.advance(Duration.ofHours(13));
            hub.sync();

            hub.context().createProducerTemplate().sendBody("direct:clockify-tick", "");

            await().atMost(LONGEST).untilAsserted(() -> assertThat(told()).containsExactly("timer-long begins"));
        }
    }
}
