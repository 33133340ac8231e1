package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.schedule.IntegrationFaults;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A key that Clockify refuses, and messages that are none: told once, and no burden. */
class RefusedKeyTest {

    private final World world = World.builder().seed(91).people(3).entries(10).build();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Logger logger = (Logger) LoggerFactory.getLogger(IntegrationFaults.class.getPackageName());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    private List<String> told() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** What the schedule's route does at a tick. */
    private static int tick(Hub hub) {
        List<String> due = hub.context().getRegistry().lookupByNameAndType("clockifyIntegrations", Integrations.class).due();
        due.forEach(name -> {
            try (var template = hub.context().createProducerTemplate()) {
                template.send("direct:clockify-integration", exchange -> exchange.setVariable("clockifyIntegration", name));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        return due.size();
    }

    @Test
    void a_refused_key_is_tried_less_and_less_often_and_reported_once() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.integrations.acme.api-key", "nonsense"), now::get)) {
            for (int minutes : new int[] {5, 10, 20, 40, 60, 60}) {
                assertThat(tick(hub)).isEqualTo(1);
                now.updateAndGet(time -> time.plus(Duration.ofMinutes(minutes)).minusSeconds(1));
                assertThat(tick(hub)).isZero();
                now.updateAndGet(time -> time.plusSeconds(1));
            }

            assertThat(simulator.requests().count()).isEqualTo(6);
            assertThat(told()).singleElement().asString().startsWith("Integration acme: ");
        }
    }

    @Test
    void a_hub_without_any_key_says_once_what_is_missing() {
        Logger settings = (Logger) LoggerFactory.getLogger(Integrations.class.getPackageName());
        Level level = settings.getLevel();
        settings.setLevel(Level.INFO);
        settings.addAppender(log);
        Map<String, String> none = new HashMap<>();
        List.of("api-key", "api-url", "reports-url").forEach(name -> none.put("clockify.integrations.acme." + name, null));
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), none, now::get)) {
            assertThat(tick(hub) + tick(hub)).isZero();

            assertThat(told()).singleElement().asString().contains("clockify.integrations.main.api-key = {{env:CLOCKIFY_API_KEY}}");
        } finally {
            settings.detachAppender(log);
            settings.setLevel(level);
        }
    }

    @Test
    void a_key_that_is_put_right_is_tried_at_the_next_tick() {
        String property = "clockify.integrations.acme.api-key";
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of(property, "nonsense", "clockify.work.uri", "direct:clockify-workspace"), now::get)) {
            assertThat(tick(hub)).isEqualTo(1);
            assertThat(tick(hub)).isZero();

            hub.context().getPropertiesComponent().addOverrideProperty(property, world.adminKey());

            assertThat(tick(hub)).isEqualTo(1);
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void a_key_that_is_back_after_a_wrong_one_is_reported_no_longer_once_it_synced() {
        String property = "clockify.integrations.acme.api-key";
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.work.uri", "direct:clockify-workspace"), now::get)) {
            assertThat(tick(hub)).isOne();
            hub.context().getPropertiesComponent().addOverrideProperty(property, "nonsense");
            assertThat(tick(hub)).isOne();
            assertThat(hub.count("select count(*) from clockify_integration where error like '%does not know the key%'")).isOne();

            hub.context().getPropertiesComponent().addOverrideProperty(property, world.adminKey());
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(15)));

            assertThat(tick(hub)).isOne();
            assertThat(hub.count("select count(*) from clockify_integration where error is not null")).isZero();
        }
    }

    @Test
    void that_the_past_has_to_wait_for_the_budget_is_no_warning() {
        Level level = logger.getLevel();
        logger.setLevel(Level.INFO);
        World free = World.builder().seed(91).people(3).entries(10).plan(Plan.FREE).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(free);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2),
                        Map.of("clockify.backfill-from", "2020-01-01", "clockify.work.uri", "direct:clockify-workspace"), now::get)) {
            tick(hub);

            assertThat(log.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.INFO);
                assertThat(line.getFormattedMessage()).contains("sync waiting").containsPattern("possible at [-0-9]{10} [:0-9]{8}Z$");
            });
        } finally {
            logger.setLevel(level);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"integration\": \"acme\"}|a message about work must name its workspace_id",
            "{\"workspace_id\": \"w\"}|a message about work must name its integration",
            "hello|it cannot be read: Unrecognized token 'hello'",
            "null|it is empty",
            "[]|it cannot be read: Cannot deserialize",
            "`  `|it is empty"})
    void a_message_that_is_no_work_is_left_aside_with_the_reason(String message, String reason) throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of());
                var template = hub.context().createProducerTemplate()) {
            template.sendBody("direct:clockify-workspace", message);

            assertThat(told()).singleElement().asString().startsWith("A message about work is left aside: " + reason);
        }
    }
}
