package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.monitor.Alerts;
import io.camelhub.clockify.monitor.Notice;
import io.camelhub.clockify.monitor.Notices;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Alerts about integrations through the real route: one for each change. */
class AlertsTest {

    private static final String TOLD = "mock:told";
    private static final String KEY = "clockify.integrations.acme.api-key";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(74).people(2).entries(5).oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(5))).build();

    private static void tick(Hub hub) {
        hub.context().createProducerTemplate().sendBody("direct:clockify-alerts", "");
    }

    private static void set(Hub hub, String name, String value) {
        Properties properties = new Properties();
        properties.putAll(hub.context().getPropertiesComponent().loadProperties());
        properties.setProperty(name, value);
        hub.context().getPropertiesComponent().setOverrideProperties(properties);
        hub.context().getRegistry().lookupByNameAndType("clockifySettings", ClockifySettings.class).refresh();
    }

    private static List<String> told(Hub hub) {
        return hub.context().getEndpoint(TOLD, MockEndpoint.class).getReceivedExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader("Subject") + " | " + exchange.getMessage().getBody(String.class)).toList();
    }

    @Test
    void a_change_is_one_message_over_ticks_restarts_and_nodes() {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        Map<String, String> refused = Map.of("clockify.alerts.uri", TOLD, KEY, "revoked");
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            try (Hub hub = Hub.start(simulator, database, refused, clock::instant); Hub second = Hub.start(simulator, database, refused, clock::instant)) {
                hub.sync();
                tick(hub);
                tick(second);
                tick(hub);

                assertThat(told(second)).isEmpty();
                assertThat(told(hub)).singleElement().asString().startsWith("Clockify integration acme is refused by Clockify | "
                        + "{\"text\":\"Clockify integration acme is refused by Clockify: Clockify does not know the key").endsWith("\"state\":\"refused\"}");
            }
            try (Hub hub = Hub.start(simulator, database, refused, clock::instant)) {
                clock.advance(Duration.ofHours(1));
                tick(hub);
                assertThat(told(hub)).as("after a restart").isEmpty();

                set(hub, KEY, world.adminKey());
                hub.sync();
                tick(hub);
                tick(hub);
                assertThat(told(hub)).containsExactly("Clockify integration acme is well again | "
                        + "{\"text\":\"Clockify integration acme is well again\",\"integration\":\"acme\",\"state\":\"recovered\"}");

                clock.advance(Duration.ofHours(1));
                tick(hub);
                tick(hub);
                assertThat(told(hub)).hasSize(2).last().asString().contains("acme is late: ");
            }
        }
    }

    @Test
    void what_the_endpoint_does_not_take_is_sent_again_and_a_wrong_endpoint_costs_nothing_else() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.alerts.uri", "nosuch:component", KEY, "revoked"), clock::instant)) {
            hub.sync();
            tick(hub);
            tick(hub);
            set(hub, "clockify.alerts.uri", TOLD);
            tick(hub);
            assertThat(told(hub)).as("its message may still be under way").isEmpty();

            clock.advance(Duration.ofMinutes(3));
            tick(hub);
            tick(hub);

            assertThat(told(hub)).singleElement().asString().contains("\"state\":\"refused\"");
        }
    }

    @ParameterizedTest
    @EachDialect
    void of_several_nodes_at_once_one_reports_it(Dialect dialect) throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of("clockify.alerts.uri", TOLD, KEY, "revoked"), clock::instant)) {
            hub.sync();
            Alerts alerts = hub.context().getRegistry().lookupByNameAndType("clockifyAlerts", Alerts.class);
            Notices notices = hub.context().getRegistry().lookupByNameAndType("clockifyNotices", Notices.class);
            Callable<List<Notice>> look = () -> alerts.changes().stream().filter(notices::claim).toList();
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            try {
                List<Notice> all = new ArrayList<>();
                for (int round = 0; round < 5; round++) {
                    for (Future<List<Notice>> one : nodes.invokeAll(List.of(look, look, look, look))) {
                        all.addAll(one.get());
                    }
                    assertThat(all).hasSize(round + 1);
                    // not taken: the next one is sent again
                    clock.advance(Duration.ofMinutes(3));
                }
            } finally {
                nodes.shutdown();
            }
        }
    }
}
