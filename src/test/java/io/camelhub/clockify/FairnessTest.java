package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An integration with much to read does not delay one with little. */
@Timeout(120)
class FairnessTest {

    private final Instant start = Instant.parse("2026-11-20T10:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(start);
    private final World large = World.builder().seed(84).people(6).entries(90)
            .from(start.minus(Duration.ofDays(30))).to(start).build();
    private final World small = World.builder().seed(85).people(6).entries(10)
            .from(start.minus(Duration.ofDays(30))).to(start).build();
    private final AtomicInteger pages = new AtomicInteger();
    /** How many pages there were when each run of the large workspace ended. */
    private final List<Integer> pagesAtEnd = new CopyOnWriteArrayList<>();
    private final CountDownLatch secondPage = new CountDownLatch(1);
    private final CountDownLatch due = new CountDownLatch(1);

    @TempDir
    Path routes;

    /** A step before the sink, and more integrations than acme. */
    private Map<String, String> settings(World world, ClockifySimulator clockify, String... others) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.main.routes-include-pattern", new EditedRoutes(routes)
                .replace("clockify.camel.yaml", "uri: direct:clockify-sink", "uri: direct:my-sink").pattern());
        for (String other : others) {
            settings.put("clockify.integrations." + other + ".api-key", world.adminKey());
            settings.put("clockify.integrations." + other + ".api-url", clockify.apiUrl());
            settings.put("clockify.integrations." + other + ".reports-url", clockify.reportsUrl());
        }
        return settings;
    }

    private Hub hub(ClockifySimulator busy, ClockifySimulator quiet) throws Exception {
        Map<String, String> settings = settings(small, quiet, "beta");
        settings.put("clockify.parallel-workspaces", "1");
        settings.put("clockify.page-size", "5");
        Hub hub = Hub.start(busy, TestDatabases.empty(Dialect.H2), settings, now::get);
        hub.bean("clockifyProgress", Progress.class).listen(new SyncListener() {
            @Override
            public void finished(RunSummary run) {
                if (run.integration().equals("acme")) {
                    pagesAtEnd.add(pages.get());
                }
            }
        });
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:my-tick").split(method("clockifyDispatch", "due")).streaming().to("direct:clockify-hand-over");
                from("direct:my-sink").process(exchange -> {
                    TimeEntryPage page = exchange.getMessage().getBody(TimeEntryPage.class);
                    if (page != null && page.integration().equals("acme") && page.source().equals("report") && pages.incrementAndGet() == 2) {
                        secondPage.countDown();
                        assertThat(due.await(60, TimeUnit.SECONDS)).isTrue();
                    }
                }).to("direct:clockify-sink");
            }
        });
        return hub;
    }

    private static void tick(Hub hub) {
        hub.context().createProducerTemplate().sendBody("direct:my-tick", "");
    }

    @Test
    void a_workspace_that_fills_its_past_makes_room_after_its_page_for_one_that_is_due() throws Exception {
        try (ClockifySimulator busy = ClockifySimulator.start(large);
                ClockifySimulator quiet = ClockifySimulator.start(small);
                Hub hub = hub(busy, quiet)) {
            hub.sync(SyncOrder.of(List.of("beta")));
            tick(hub);
            assertThat(secondPage.await(60, TimeUnit.SECONDS)).isTrue();
            now.set(start.plus(Duration.ofMinutes(16)));
            quiet.requests().reset();

            tick(hub);
            due.countDown();

            await().atMost(Duration.ofSeconds(60)).until(() -> !pagesAtEnd.isEmpty());
            assertThat(pagesAtEnd.get(0)).as("the page that was being written, and none after it").isEqualTo(2);
            await().atMost(Duration.ofSeconds(60)).until(
                    () -> hub.runs().stream().filter(run -> run.integration().equals("beta")).count() == 2);
            assertThat(quiet.requests().count()).isPositive();
            // its rest goes behind, without a tick
            await().atMost(Duration.ofSeconds(60)).until(() -> Truth.of(hub, large).differences(large.workspaceId()).isEmpty());
            assertThat(hub.runs()).extracting(RunSummary::outcome).containsOnly("done");
        }
    }

    /** Two keys, say of two departments, that see one workspace. */
    @Test
    void integrations_that_fill_the_past_of_one_workspace_take_turns() throws Exception {
        World shared = World.builder().seed(86).people(6).entries(300)
                .from(start.minus(Duration.ofDays(900))).to(start).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(shared)) {
            Map<String, String> settings = settings(shared, simulator, "beta", "gamma");
            settings.put("clockify.tick", "0 0 0 1 1 ? 2099");
            List.of("acme", "beta", "gamma").forEach(one -> settings.put("clockify.integrations." + one + ".backfill-from", "2024-06-01"));
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, now::get)) {
                CountDownLatch others = new CountDownLatch(2);
                hub.bean("clockifyProgress", Progress.class).listen(new SyncListener() {
                    @Override
                    public void waiting(String integration, String workspaceId, Instant until, String reason) {
                        others.countDown();
                    }
                });
                hub.context().addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:my-tick").split(method("clockifyDispatch", "due")).streaming().to("direct:clockify-hand-over");
                        // each page of the past takes longer than a turn; the first waits until the others found the workspace taken
                        from("direct:my-sink").process(exchange -> {
                            TimeEntryPage page = exchange.getMessage().getBody(TimeEntryPage.class);
                            if (page != null && page.source().equals("report")) {
                                assertThat(others.await(60, TimeUnit.SECONDS)).isTrue();
                                for (int passed = 0; passed < 3; passed++) {
                                    now.updateAndGet(time -> time.plusSeconds(20));
                                    hub.bean("clockifyLeases", Leases.class).renew();
                                }
                            }
                        }).to("direct:clockify-sink");
                    }
                });
                tick(hub);
                await().atMost(Duration.ofSeconds(60)).until(() -> hub.runs().size() >= 6);
                List<String> turns = hub.runs().stream().map(RunSummary::integration).toList();
                assertThat(turns.subList(0, 3)).as("each once, before the first goes on").containsOnlyOnce("acme", "beta", "gamma");
                assertThat(turns.subList(3, 6)).containsExactlyElementsOf(turns.subList(0, 3));
                // what waits for a turn is sent at a tick where whoever was before it had nothing left
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    tick(hub);
                    assertThat(Truth.of(hub, shared).differences(shared.workspaceId())).isEmpty();
                });
                assertThat(hub.runs()).extracting(RunSummary::outcome).containsOnly("done");
            }
        }
    }
}
