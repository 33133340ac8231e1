package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.EventTimeline.Event;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;

/** The timeline built from the events that {@code clockify.events.uri} received, by the real routes. */
@Timeout(120)
class ReceivedEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param sequence the header {@code ce_sequence} */
    private record Received(String sequence, Event event) {
    }

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);
    private final World world = World.builder().seed(5).people(4).entries(12).projects(2).clients(1).tags(2).clock(clock)
            .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(1))).build();
    private final String workspace = world.workspaceId();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<String> refused = new AtomicReference<>();

    private Hub hub(ClockifySimulator simulator, Dialect dialect) throws Exception {
        Hub hub = Hub.start(simulator, TestDatabases.empty(dialect),
                Map.of("clockify.events.uri", "direct:bus", "clockify.events.backfill", "true"), clock);
        // it looks when the test says so
        hub.context().getRouteController().stopRoute("clockify-events");
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:bus").process(exchange -> {
                    Map<String, Object> headers = exchange.getMessage().getHeaders();
                    String key = headers.get("kafka.KEY").toString();
                    if (key.equals(refused.get())) {
                        throw new IllegalStateException("not now");
                    }
                    String type = headers.get("ce_type").toString();
                    received.add(new Received(headers.get("ce_sequence").toString(), new Event(headers.get("ce_id").toString(), type.split("\\.")[1],
                            key, type, JSON.readTree(exchange.getMessage().getBody(String.class)), headers.containsKey("ce_replay"))));
                });
            }
        });
        return hub;
    }

    private void relay(Hub hub) {
        clock.advance(Duration.ofMinutes(5));
        hub.context().createProducerTemplate().sendBody("direct:clockify-relay", "");
    }

    private List<String> types() {
        return received.stream().map(one -> one.event().type()).toList();
    }

    @ParameterizedTest
    @EachDialect
    void events_that_arrive_behind_a_rename_that_is_younger_are_put_in_order_by_their_sequence(Dialect dialect) throws Exception {
        EntryView late = world.entries(workspace).stream().filter(entry -> entry.projectId() != null).findFirst().orElseThrow();
        refused.set(workspace + ":" + late.id());
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, dialect)) {
            hub.sync();
            relay(hub);
            world.rename(workspace, late.projectId(), "Renamed");
            clock.advance(Duration.ofHours(25));
            hub.sync();
            relay(hub);
            assertThat(types()).contains("clockify.project.renamed");

            refused.set(null);
            relay(hub);

            assertThat(hub.count("select count(*) from clockify_outbox")).isZero();
            Event created = received.stream().map(Received::event)
                    .filter(event -> event.key().endsWith(late.id()) && event.type().endsWith(".created")).findFirst().orElseThrow();
            assertThat(created.body().get("project_name").asText()).isNotEqualTo("Renamed");
            assertThat(received.stream().map(Received::event)).as("behind the rename").last()
                    .satisfies(event -> assertThat(event.key()).isEqualTo(created.key()));
            EventTimeline timeline = new EventTimeline();
            timeline.apply(received.stream().sorted(Comparator.comparing(Received::sequence)).map(Received::event).toList());
            timeline.assertSame(hub.database());
        }
    }
}
