package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests to a workspace are in progress at once, without an effect on the result. */
@Timeout(120)
class ReadAheadTest {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");
    private static final Predicate<RecordedRequest> USER_LIST =
            request -> request.path().matches(".*/user/\\w+/time-entries");

    private static final Predicate<RecordedRequest> FEED = request -> request.path().contains("/entities/");

    private final Instant now = Instant.now();

    @TempDir
    Path folder;

    /** A hub that shows each page to a test before it is written: of a window, or of the feed. */
    private Hub hub(ClockifySimulator simulator, int parallel, Map<String, String> more, Consumer<TimeEntryPage> beforeWriting)
            throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("clockify.parallel-requests", String.valueOf(parallel));
        settings.put("camel.main.routes-include-pattern", new EditedRoutes(Files.createTempDirectory(folder, "routes"))
                .replace("clockify.camel.yaml", "uri: direct:clockify-sink", "uri: direct:my-sink")
                .pattern());
        Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings);
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:my-sink")
                        .process(exchange -> {
                            TimeEntryPage page = exchange.getMessage().getBody(TimeEntryPage.class);
                            if (page != null && Set.of("report", "user-list", "feed").contains(page.source())) {
                                beforeWriting.accept(page);
                            }
                        })
                        .to("direct:clockify-sink");
            }
        });
        return hub;
    }

    /** A first day after which all is in one window. */
    private String recent() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(25).toString();
    }

    private static void done(List<RunSummary> runs) {
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void while_a_page_is_written_as_many_as_are_allowed_are_asked_for(int parallel) throws Exception {
        World world = World.builder().seed(5).people(6).entries(180).from(now.minus(Duration.ofDays(20))).build();
        AtomicInteger page = new AtomicInteger();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, parallel, Map.of("clockify.page-size", "20", "clockify.backfill-from", recent()), none -> {
                    int expected = page.incrementAndGet() + parallel;
                    if (page.get() <= 2) {
                        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.requests().count(REPORT) >= expected);
                        assertThat(simulator.requests().count(REPORT)).isEqualTo(expected);
                    }
                })) {
            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
            assertThat(hub.count("select requests_in_vain from clockify_sync_run")).isZero();
        }
    }

    @Test
    void the_first_pages_of_the_windows_that_come_next_are_asked_for_too() throws Exception {
        World world = World.builder().seed(11).people(24).entries(400).build();
        AtomicInteger page = new AtomicInteger();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, 4, Map.of("clockify.window-days", "40"), none -> {
                    if (page.incrementAndGet() == 1) {
                        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.requests().count(REPORT) >= 5);
                    }
                })) {
            done(hub.sync());

            Truth.of(hub, world).assertSame(world.workspaceId());
            assertThat(bodies(simulator)).doesNotHaveDuplicates();
        }
    }

    private static List<String> bodies(ClockifySimulator simulator) {
        return simulator.requests().all().stream().filter(REPORT).map(RecordedRequest::body).toList();
    }

    @Test
    void on_a_free_plan_one_request_is_under_way() throws Exception {
        World world = World.builder().seed(11).people(24).entries(400).plan(Plan.FREE).build();
        AtomicInteger page = new AtomicInteger();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, 6, Map.of("clockify.page-size", "20"),
                        none -> assertThat(simulator.requests().count(REPORT)).isLessThanOrEqualTo(page.incrementAndGet() + 1L))) {
            assertThat(hub.sync()).isNotEmpty();

            assertThat(page.get()).isGreaterThan(4);
            assertThat(simulator.requests().violations()).isZero();
        }
    }

    @Test
    void answers_that_arrive_in_any_order_are_written_in_that_of_the_plan() throws Exception {
        World world = World.builder().seed(5).people(6).entries(300).from(now.minus(Duration.ofDays(90))).build();
        List<String> one = written(world, 1, false);
        List<String> six = written(world, 6, true);

        assertThat(one).hasSizeGreaterThan(15);
        assertThat(six).isEqualTo(one);
    }

    private List<String> written(World world, int parallel, boolean late) throws Exception {
        List<String> written = new ArrayList<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, parallel, Map.of("clockify.page-size", "20"),
                        page -> written.add(page.entries().stream().map(TimeEntry::id).toList().toString()))) {
            if (late) {
                simulator.faults().random(7, 0.5, Fault.latency(Duration.ofMillis(60)), Fault.latency(Duration.ofMillis(150)));
            }
            done(hub.sync());
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
        return written;
    }

    @Test
    void what_fails_ahead_of_its_turn_costs_what_comes_before_nothing() throws Exception {
        World world = World.builder().seed(5).people(6).entries(180).from(now.minus(Duration.ofDays(20))).build();
        Set<String> written = new HashSet<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, 6, Map.of("clockify.page-size", "20"),
                        page -> page.entries().forEach(entry -> written.add(entry.id())))) {
            simulator.faults().next(1, request -> REPORT.test(request) && request.body().contains("\"page\":5"), Fault.status(401));

            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("failed");

            assertThat(written).hasSize(80);
            assertThat(hub.count("select count(*) from clockify_time_entry")).isGreaterThanOrEqualTo(80);
            assertThat(hub.count("select requests_in_vain from clockify_sync_run")).isPositive();
            done(hub.sync());
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void a_step_that_ends_the_message_of_what_is_read_ahead_fails_the_sync_rather_than_to_be_waited_for() throws Exception {
        World world = World.builder().seed(5).people(6).entries(180).from(now.minus(Duration.ofDays(20))).build();
        AtomicInteger pages = new AtomicInteger();
        Map<String, String> settings = Map.of("clockify.page-size", "20", "camel.main.routes-include-pattern",
                new EditedRoutes(Files.createTempDirectory(folder, "routes"))
                        .replace("clockify-read.camel.yaml", "uri: direct:clockify-request", "uri: direct:my-request")
                        .pattern());
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings)) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:my-request").filter(exchange -> exchange.getVariable("clockifyPath", String.class).endsWith("/reports/detailed")
                            && pages.incrementAndGet() == 3).stop().end().to("direct:clockify-request");
                }
            });

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains("/reports/detailed before it was answered");
            });
        }
    }

    /** What a pool does that was stopped: it takes no message any more, and says so to nobody. */
    public static final class StoppedPool extends AbstractExecutorService {

        @Override
        public void execute(Runnable message) {
            // dropped
        }

        @Override
        public void shutdown() {
            // it is
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    @Test
    void what_a_stopped_pool_drops_is_asked_for_when_it_is_its_turn_rather_than_waited_for() throws Exception {
        World world = World.builder().seed(5).people(6).entries(180).from(now.minus(Duration.ofDays(20))).build();
        EditedRoutes routes = new EditedRoutes(Files.createTempDirectory(folder, "routes"));
        routes.replace("clockify-read.camel.yaml", "executorService: clockifyReaders", "executorService: stopped");
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.page-size", "20", "clockify.backfill-from", recent(), "clockify.parallel-requests", "4",
                        "camel.main.routes-include-pattern", routes.pattern(),
                        "camel.beans.stopped", "#class:" + StoppedPool.class.getName()))) {
            CompletableFuture<List<RunSummary>> sync = CompletableFuture.supplyAsync(hub::sync);

            done(sync.get(60, TimeUnit.SECONDS));
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    @Test
    void the_lists_of_the_users_that_come_next_are_asked_for_while_one_is_written() throws Exception {
        World world = World.builder().seed(5).people(12).entries(180).from(now.minus(Duration.ofDays(20))).build();
        world.allowReports(world.workspaceId(), false);
        AtomicInteger page = new AtomicInteger();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, 4, Map.of(), none -> {
                    if (page.incrementAndGet() == 1) {
                        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.requests().count(USER_LIST) >= 5);
                        assertThat(simulator.requests().count(USER_LIST)).isEqualTo(5);
                    }
                })) {
            hub.sync();

            Set<String> listed = world.people(world.workspaceId()).stream()
                    .filter(person -> person.membershipStatus() != null).map(PersonView::id).collect(Collectors.toSet());
            Truth.of(hub, world).only(entry -> listed.contains(entry.userId())).orMore().assertSame(world.workspaceId());
        }
    }

    @Test
    void a_sync_without_changes_asks_for_the_three_streams_of_the_feed_at_once() throws Exception {
        World world = World.builder().seed(5).people(6).entries(60).zones("UTC").build();
        AtomicInteger pages = new AtomicInteger();
        AtomicBoolean quiet = new AtomicBoolean();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, 6, Map.of("clockify.delete-lag", "1s"), none -> {
                    if (quiet.get() && pages.incrementAndGet() == 1) {
                        await().atMost(Duration.ofSeconds(20)).until(() -> simulator.requests().count(FEED) >= 3);
                    }
                })) {
            done(hub.sync());
            Instant synced = Instant.now();
            await().until(() -> Instant.now().isAfter(synced.plusSeconds(4)));
            quiet.set(true);
            simulator.requests().reset();

            done(hub.sync());

            assertThat(pages).hasValue(3);
            assertThat(simulator.requests().count()).isEqualTo(4);
        }
    }
}
