package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Each line of a run names it, in each thread that works for it. */
class RunContextTest {

    private static final Set<String> OF_A_RUN = Set.of("integration", "workspace", "run");

    private final World world = World.builder().seed(72).people(5).entries(400).workspaces(2).oddities(false)
            .from(Instant.now().minus(Duration.ofDays(360))).build();

    @Test
    void each_line_of_a_run_names_integration_workspace_and_run_in_whichever_thread_it_is() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.window-days", "20"));
                RecordedLog log = RecordedLog.of("io.camelhub.clockify", Level.DEBUG)) {
            // so that those who read ahead have something to say
            AtomicInteger reports = new AtomicInteger();
            simulator.faults().next(3, request -> Faults.to("/detailed").test(request) && reports.incrementAndGet() > 4, Fault.html502());

            List<RunSummary> runs = hub.sync();

            assertThat(runs).hasSize(2).allMatch(run -> run.outcome().equals("done"));
            for (RunSummary run : runs) {
                Map<String, String> place = Map.of("integration", "acme", "workspace", run.workspaceId(), "run", Long.toString(run.id()));
                assertThat(log.lines()).filteredOn(line -> line.getFormattedMessage().startsWith("Synced acme / " + run.workspaceName()))
                        .singleElement().extracting(ILoggingEvent::getMDCPropertyMap).isEqualTo(place);
            }
            Set<String> writers = log.lines().stream().filter(line -> line.getFormattedMessage().startsWith("Synced "))
                    .map(ILoggingEvent::getThreadName).collect(Collectors.toSet());
            List<ILoggingEvent> again = log.lines().stream().filter(line -> line.getFormattedMessage().contains("asked again now")).toList();
            assertThat(again).hasSize(3).allMatch(line -> line.getMDCPropertyMap().keySet().equals(OF_A_RUN));
            assertThat(again).as("who reads ahead").anyMatch(line -> !writers.contains(line.getThreadName()));
            assertThat(MDC.getCopyOfContextMap()).as("the thread that ordered it").isNullOrEmpty();
        }
    }

    @Test
    void a_line_about_a_key_names_its_integration() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.integrations.acme.api-key", "revoked"));
                RecordedLog log = RecordedLog.of("io.camelhub.clockify", Level.INFO)) {
            hub.sync();

            assertThat(log.lines()).filteredOn(line -> line.getFormattedMessage().contains("acme")).singleElement().satisfies(line -> {
                assertThat(line.getFormattedMessage()).startsWith("Integration acme: Clockify does not know the key");
                assertThat(line.getMDCPropertyMap()).isEqualTo(Map.of("integration", "acme"));
            });
        }
    }

    @Test
    void what_a_step_of_an_engineer_s_own_logs_is_about_the_run_and_what_the_host_had_there_comes_back() throws Exception {
        RoutesBuilder own = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own").routeId("own").errorHandler(noErrorHandler()).log("before").to("direct:clockify-sync");
            }
        };
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of());
                RecordedLog log = RecordedLog.of("own", Level.INFO);
                RecordedLog steps = RecordedLog.of("clockify-steps", Level.DEBUG)) {
            hub.context().addRoutes(own);
            MDC.put("run", "the host's");

            hub.context().createProducerTemplate().requestBody("direct:own", SyncOrder.of(List.of()));

            assertThat(steps.lines()).isNotEmpty()
                    .allMatch(line -> line.getMDCPropertyMap().keySet().equals(OF_A_RUN) && !line.getMDCPropertyMap().get("run").equals("the host's"));
            assertThat(log.lines()).singleElement().extracting(ILoggingEvent::getMDCPropertyMap).isEqualTo(Map.of("run", "the host's"));
            assertThat(MDC.get("run")).isEqualTo("the host's");
        } finally {
            MDC.clear();
        }
    }
}
