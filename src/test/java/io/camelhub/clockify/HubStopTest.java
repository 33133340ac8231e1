package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that is stopped while it looks after many integrations. */
class HubStopTest {

    private static final int MANY = 60;

    private final World world = World.builder().seed(53).people(8).entries(60).build();

    private Map<String, String> many(ClockifySimulator simulator) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            String name = "clockify.integrations.i" + i + ".";
            settings.put(name + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
            settings.put(name + "api-url", simulator.apiUrl());
            settings.put(name + "reports-url", simulator.reportsUrl());
        }
        return settings;
    }

    @Test
    void what_waits_in_memory_is_given_back_when_the_hub_stops() {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().latency(Duration.ofMillis(100));
            Map<String, String> settings = many(simulator);
            settings.put("clockify.tick", "* * * * * ?");
            settings.put("clockify.parallel-workspaces", "2");
            try (Hub hub = Hub.start(simulator, database, settings)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> simulator.requests().count() > 0);

                hub.close();

                assertThat(simulator.requests().count(request -> request.path().endsWith("/user"))).isLessThan(MANY / 2);
                assertThat(hub.failures()).as("none is said to have failed").isEmpty();
            }
        }
        assertThat(JdbcClient.create(database.dataSource()).sql("select count(*) from clockify_claim").query(Integer.class).single())
                .isZero();
    }

    @Test
    void a_tick_ends_with_the_hub_however_many_integrations_are_left() throws InterruptedException {
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().latency(Duration.ofMillis(100));
            Map<String, String> settings = many(simulator);
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings)) {
                Thread tick = new Thread(hub::sync);
                tick.start();
                await().atMost(Duration.ofSeconds(60)).until(() -> simulator.requests().count() > 0);

                hub.close();

                tick.join();
                assertThat(simulator.requests().count(request -> request.path().endsWith("/user"))).isLessThan(MANY / 2);
                assertThat(hub.failures()).as("none is said to have failed").isEmpty();
            }
        }
    }
}
