package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.sync.order.SyncOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The kamelet clockify-timeline-source, in a route of an engineer's. */
class TimelineSourceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Instant now = Instant.now();
    private final World world = World.builder().seed(93).people(3).entries(30).zones("UTC").oddities(false)
            .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(3))).build();
    private final String workspace = world.workspaceId();
    private final String ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneId.of("UTC"));

    @TempDir
    private Path folder;

    private record Message(String change, String id, JsonNode event) {

        String entry() {
            return event.path("time_entry_id").asText();
        }

        String what() {
            return change + " " + entry();
        }
    }

    /** What a route took, in its order. */
    private final List<Message> taken = new CopyOnWriteArrayList<>();

    private Hub hub(ClockifySimulator simulator, TestDatabases.Access database, String parameters, AtomicInteger failures) throws Exception {
        EditedRoutes routes = new EditedRoutes(Files.createTempDirectory(folder, "routes"));
        routes.add("my-timeline.camel.yaml", """
                - route:
                    id: my-timeline
                    from:
                      uri: kamelet:clockify-timeline-source
                      parameters:
                        reader: mine
                        period: "200"
                %s
                      steps:
                        - to:
                            uri: direct:taken
                """.formatted(parameters.indent(8).stripTrailing()));
        Hub hub = Hub.start(simulator, database, Map.of(
                "camel.main.routes-include-pattern", routes.pattern()));
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taken").errorHandler(noErrorHandler()).process(exchange -> {
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new IllegalStateException("my topic is full");
                    }
                    taken.add(new Message(exchange.getMessage().getHeader("clockifyChange", String.class),
                            exchange.getMessage().getHeader("clockifyChangeId", String.class),
                            new ObjectMapper().readTree(exchange.getMessage().getBody(String.class))));
                    exchange.getMessage().setBody("an answer");
                    exchange.getMessage().removeHeaders("*");
                });
            }
        });
        return hub;
    }

    /** What was done in Clockify a moment ago is there with the next sync, or the one after. */
    private List<Message> sync(Hub hub, int changes) {
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
            hub.sync();
            return taken.size() >= changes;
        });
        List<Message> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    @ParameterizedTest
    @EachDialect
    void each_change_comes_once_in_its_order_and_after_a_restart_too(Dialect dialect) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        String kept;
        String doomed;
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            try (Hub hub = hub(simulator, database, "start: 2020-01-01", new AtomicInteger(2))) {
                List<Message> all = sync(hub, world.entryCount(workspace));
                assertThat(all).extracting(Message::change).containsOnly("created");
                assertThat(all).extracting(Message::entry)
                        .containsExactlyInAnyOrderElementsOf(world.entries(workspace).stream().map(EntryView::id).toList());
                assertThat(all.get(0).event().fieldNames()).toIterable().containsExactlyElementsOf(hub.rows(
                        "select * from clockify_timeline_event").get(0).keySet().stream().map(column -> column.toLowerCase(Locale.ROOT)).toList());
                kept = all.get(3).entry();
                doomed = all.get(4).entry();

                world.editEntry(workspace, kept, draft -> draft.withDescription("Flight"));
                assertThat(sync(hub, 1)).singleElement().satisfies(message -> {
                    assertThat(message.what()).isEqualTo("updated " + kept);
                    assertThat(message.event().path("title").asText()).isEqualTo("Flight");
                });
            }
            world.deleteEntry(workspace, doomed);
            try (Hub hub = hub(simulator, database, "start: 2020-01-01", new AtomicInteger())) {
                // by its id: the feed lists it only when its own lag is over
                hub.sync(new SyncOrder(List.of(), false, null, null, null, false, List.of(doomed), List.of()));
                assertThat(sync(hub, 1)).extracting(Message::what).containsExactly("deleted " + doomed);
                String fresh = world.createEntry(workspace, EntryDraft.of(ada, now.minusSeconds(7200), now.minusSeconds(3600)));
                assertThat(sync(hub, 1)).extracting(Message::what).containsExactly("created " + fresh);
                hub.sync();
            }
        }
        assertThat(taken).as("nothing happened since").isEmpty();
    }

    @Test
    void where_the_clock_is_set_back_what_comes_after_it_is_not_missed() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, TestDatabases.empty(Dialect.H2), "start: 2020-01-01", new AtomicInteger())) {
            String edited = sync(hub, world.entryCount(workspace)).get(3).entry();
            // as the clock of before left it
            hub.execute("update clockify_timeline_reader set seen_at = dateadd('hour', 2, seen_at)");
            world.editEntry(workspace, edited, draft -> draft.withDescription("Flight"));

            await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                hub.sync();
                assertThat(taken).extracting(Message::what).contains("updated " + edited);
            });
        }
    }
}
