package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A step of an engineer's own goes wrong: its workspace fails, says so, and is free for the next sync. */
@Timeout(90)
class OwnStepTest {

    private final World world = World.builder().seed(83).workspaces(2).people(8).entries(80)
            .from(Instant.now().minus(Duration.ofDays(60))).build();

    private static Arguments step(String how, String before, String error, Consumer<RouteDefinition> step) {
        return Arguments.of(how, before, error, step);
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                step("fails under Camel's own error handler", "sink", "my table is full",
                        route -> route.throwException(new IllegalStateException("my table is full"))),
                step("handles its failure itself", "sink", "my table is full",
                        route -> route.onException(Exception.class).handled(true).end()
                                .throwException(new IllegalStateException("my table is full"))),
                step("stops", "pages", "before the sync was done", RouteDefinition::stop),
                step("rolls back", "pages", "before the sync was done", RouteDefinition::markRollbackOnly));
    }

    @ParameterizedTest(name = "{0} before the {1}")
    @MethodSource("steps")
    void a_step_of_one_s_own_that_goes_wrong_strands_no_workspace(
            String how, String before, String error, Consumer<RouteDefinition> step, @TempDir Path routes) throws Exception {
        String pattern = new EditedRoutes(routes)
                .replace("clockify.camel.yaml", (before.equals("sink") ? "" : "run-pages\n            ")
                        + "uri: direct:clockify-" + before, (before.equals("sink") ? "" : "mine\n            ") + "uri: direct:my-step")
                .pattern();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("camel.main.routes-include-pattern", pattern))) {
            AtomicBoolean wrong = new AtomicBoolean(true);
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    step.accept(from("direct:my-wrong-step"));
                    from("direct:my-step")
                            .choice().when(exchange -> wrong.get()).to("direct:my-wrong-step").end()
                            .to("direct:clockify-" + before);
                }
            });

            assertThat(hub.sync()).hasSize(2).allSatisfy(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains(error);
            });
            assertThat(hub.count("select count(*) from clockify_sync_run where finished_at is null")).isZero();

            wrong.set(false);
            assertThat(hub.sync()).hasSize(2).extracting(RunSummary::outcome).containsOnly("done");
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }
}
