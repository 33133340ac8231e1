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

/** A hub that is stopped while it looks after many integrations. */
class HubStopTest {

    private static final int MANY = 60;

    @Test
    void a_tick_ends_with_the_hub_however_many_integrations_are_left() throws InterruptedException {
        World world = World.builder().seed(53).people(8).entries(60).build();
        Map<String, String> settings = new HashMap<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            for (int i = 0; i < MANY; i++) {
                String name = "clockify.integrations.i" + i + ".";
                settings.put(name + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
                settings.put(name + "api-url", simulator.apiUrl());
                settings.put(name + "reports-url", simulator.reportsUrl());
            }
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
