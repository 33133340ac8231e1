package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.junit.jupiter.api.Test;

/** How often all properties of a hub are loaded: where there are many integrations, that takes milliseconds each time. */
class SettingsLoadsTest {

    /** A place of properties, as each settings file is, that counts how often it is asked for all of them. */
    private static final class Counted implements LoadablePropertiesSource {

        private final AtomicInteger loads = new AtomicInteger();

        @Override
        public String getName() {
            return "counted";
        }

        @Override
        public String getProperty(String name) {
            return null;
        }

        @Override
        public Properties loadProperties() {
            loads.incrementAndGet();
            return new Properties();
        }

        @Override
        public Properties loadProperties(Predicate<String> filter) {
            return loadProperties();
        }

        @Override
        public void reloadProperties(String location) {
            // nothing to read
        }

        int during(Runnable work) {
            int before = loads.get();
            work.run();
            return loads.get() - before;
        }
    }

    @Test
    void a_look_loads_the_properties_once_and_what_goes_by_it_not_at_all() {
        World world = World.builder().seed(78).people(2).entries(5).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            hub.sync();
            Counted counted = new Counted();
            hub.context().getPropertiesComponent().addPropertiesSource(counted);
            ClockifySettings settings = hub.bean("clockifySettings", ClockifySettings.class);
            StatusQuery status = hub.bean("clockifyStatusQuery", StatusQuery.class);

            int tick = counted.during(() -> {
                hub.context().createProducerTemplate().sendBody("direct:clockify-due", "");
                hub.context().createProducerTemplate().sendBody("direct:clockify-alerts", "");
                hub.context().createProducerTemplate().sendBody("direct:clockify-upkeep", "");
            });
            int look = counted.during(() -> status.integrations(settings.integrations()));
            int sync = counted.during(hub::sync);

            assertThat(new int[] {tick, look, sync}).as("a tick, a look at the state, a sync").containsExactly(1, 0, 1);
        }
    }
}
