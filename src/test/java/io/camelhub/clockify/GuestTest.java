package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.quartz.impl.matchers.GroupMatcher;

/** The plugin's beans, routes and properties in a host that uses such names itself. */
class GuestTest {

    @Test
    void every_bean_has_a_name_that_cannot_be_the_host_s() throws Exception {
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            assertThat(host.getRegistry().findByTypeWithName(Object.class).keySet())
                    .hasSizeGreaterThan(20)
                    .allMatch(name -> name.startsWith("clockify"));
            assertThat(host.getExecutorServiceManager().getDefaultThreadPoolProfile().getId()).doesNotStartWith("clockify");
        }
    }

    @Test
    void a_host_s_only_data_source_is_still_the_only_one() throws Exception {
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            assertThat(host.getRegistry().findByType(DataSource.class)).isEmpty();
            assertThat(host.getRegistry().lookupByNameAndType("clockifyDataSource", DataSource.class)).isNotNull();
        }
    }

    @Test
    void every_route_and_every_quartz_job_has_a_name_that_cannot_be_the_host_s() throws Exception {
        World world = World.builder().seed(95).people(1).entries(1).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of())) {
            assertThat(hub.context().getRoutes()).isNotEmpty().extracting(Route::getId).allMatch(id -> id.startsWith("clockify-"));
            var scheduler = hub.context().getComponent("quartz", QuartzComponent.class).getScheduler();
            assertThat(scheduler.getJobKeys(GroupMatcher.anyGroup())).isNotEmpty()
                    .allMatch(key -> key.getGroup().startsWith("clockify"));
            assertThat(scheduler.getTriggerKeys(GroupMatcher.anyGroup())).isNotEmpty()
                    .allMatch(key -> key.getGroup().startsWith("clockify"));
        }
    }

    @Test
    void the_jar_holds_no_settings_of_the_host_s_logging_and_no_file_in_a_common_place() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> Path.of("target/classes").relativize(file).toString()))
                    .isNotEmpty()
                    .allMatch(file -> file.startsWith("io/camelhub/clockify/") || file.startsWith("clockify/")
                            || file.startsWith("META-INF/services/")
                            // where Spring Boot looks in each jar
                            || file.equals("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
                            || file.equals("META-INF/spring-configuration-metadata.json"));
        }
    }
}
