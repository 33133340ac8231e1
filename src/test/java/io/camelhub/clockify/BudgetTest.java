package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.RequestBudget;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No more requests than the plan allows, whoever asks, and no more of them than needed where Clockify does not answer. */
@Tag("slow")
class BudgetTest {

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-03-02T09:30:00Z"));

    @TempDir
    private Path routes;

    private World world(Plan plan, int workspaces) {
        return World.builder().seed(23).workspaces(workspaces).people(4).entries(60).plan(plan).zones("UTC").oddities(false)
                .clock(clock).from(clock.instant().minus(Duration.ofDays(60))).build();
    }

    /** By the test's clock; what is repeated is repeated at once. */
    private Hub hub(ClockifySimulator clockify, TestDatabases.Access database, String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "camel.main.routes-include-pattern", "file:" + routes + "/*.camel.yaml",
                "clockify.work.uri", "direct:clockify-workspace",
                "clockify.backfill-from", "2026-01-01"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        if (routes.toFile().list().length == 0) {
            new EditedRoutes(routes).impatient();
        }
        return Hub.start(clockify, database, all, clock::instant);
    }

    /** The settings of an integration, names and values in turn. */
    private static String[] integration(String name, String key, ClockifySimulator clockify) {
        String prefix = "clockify.integrations." + name + ".";
        return new String[] {
            prefix + "api-key", key, prefix + "api-url", clockify.apiUrl(), prefix + "reports-url", clockify.reportsUrl()
        };
    }

    private static RequestBudget budget(Hub hub) {
        return hub.context().getRegistry().lookupByNameAndType("clockifyRequestBudget", RequestBudget.class);
    }

    private static BudgetUsage.Usage usage(Hub hub, String workspace) {
        return new BudgetUsage(hub.database(), hub.bean("clockifyRequestLimits", RequestLimits.class)).of("acme", workspace);
    }

    /** What the schedule does at a tick; gives how many integrations had something to do. */
    private static int tick(Hub hub) {
        List<String> due = hub.context().getRegistry().lookupByNameAndType("clockifyIntegrations", Integrations.class).due();
        try (var template = hub.context().createProducerTemplate()) {
            due.forEach(name -> template.send(
                    "direct:clockify-integration", exchange -> exchange.setVariable("clockifyIntegration", name)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return due.size();
    }

    /** A tick each minute; gives how many requests they sent. */
    private int ticks(Hub hub, ClockifySimulator clockify, Duration time) {
        int before = clockify.requests().count();
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            tick(hub);
            clock.advance(Duration.ofMinutes(1));
        }
        return clockify.requests().count() - before;
    }

    @ParameterizedTest
    @EachDialect
    void of_many_who_ask_at_the_same_moment_thirty_may(Dialect dialect) throws Exception {
        World world = world(Plan.FREE, 1);
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub one = hub(clockify, database);
                Hub other = hub(clockify, database)) {
            one.sync();
            one.execute("delete from clockify_request");
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Boolean>> askers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                RequestBudget budget = budget(i % 2 == 0 ? one : other);
                String workspace = i % 3 == 0 ? null : world.workspaceId();
                askers.add(() -> {
                    try {
                        budget.acquire("acme", workspace, null, null);
                        return true;
                    } catch (BudgetExhaustedException e) {
                        return false;
                    }
                });
            }
            int allowed = 0;
            for (Future<Boolean> asked : threads.invokeAll(askers)) {
                allowed += asked.get() ? 1 : 0;
            }
            threads.shutdown();

            assertThat(allowed).isEqualTo(30);
            assertThat(one.count("select count(*) from clockify_request")).isEqualTo(30);
        }
    }

    @Test
    void an_answer_that_a_paused_process_takes_late_counts_from_then_on() {
        World world = world(Plan.FREE, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            hub.sync();
            hub.execute("delete from clockify_request");
            RequestBudget budget = budget(hub);
            long paused = budget.acquire("acme", world.workspaceId(), null, null);
            clock.advance(Duration.ofMinutes(50));
            budget.release(paused);

            clock.advance(Duration.ofMinutes(60));
            assertThat(usage(hub, world.workspaceId()).used()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(2));
            assertThat(usage(hub, world.workspaceId()).used()).isZero();
        }
    }

    @Test
    void a_request_that_was_sent_counts_even_if_the_process_is_killed_at_that_moment(@TempDir Path folder) throws Exception {
        World world = world(Plan.FREE, 1);
        String file = "jdbc:h2:file:" + folder.resolve("hub");
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, new TestDatabases.Access(file, "sa", ""))) {
            hub.sync();
            hub.execute("delete from clockify_request");
            for (int i = 0; i < 5; i++) {
                budget(hub).acquire("acme", world.workspaceId(), null, null);
            }

            // what a kill would leave
            Files.copy(folder.resolve("hub.mv.db"), folder.resolve("left.mv.db"));

            try (Connection left = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("left"), "sa", "");
                    ResultSet count = left.createStatement().executeQuery("select count(*) from clockify_request")) {
                assertThat(count.next()).isTrue();
                assertThat(count.getInt(1)).isEqualTo(5);
            }
        }
    }

    @Test
    void a_request_that_is_possible_within_seconds_waits_for_them() {
        World world = World.builder().seed(23).people(3).entries(20).plan(Plan.FREE).build();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of())) {
            hub.sync();
            hub.execute("delete from clockify_request");
            hub.execute("insert into clockify_request (integration, workspace_id, sent_at, answered_at) select 'acme', '"
                    + world.workspaceId() + "', current_timestamp - interval '60' minute, "
                    + "current_timestamp - interval '61' minute + interval '1' second * x from system_range(2, 31)");

            budget(hub).acquire("acme", world.workspaceId(), null, null);

            assertThat(hub.count("select count(*) from clockify_request where sent_at > current_timestamp - interval '1' minute"))
                    .isOne();
        }
    }

    @Test
    void requests_without_a_workspace_count_for_each_that_the_key_can_see() {
        World world = world(Plan.PRO, 2);
        List<String> workspaces = world.workspaceIds();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2), "clockify.integrations.acme.team-ids", workspaces.get(0))) {
            clockify.behaviour().on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
            hub.sync();
            // one is missing, and the feed does not tell: the guard asks whose key it is
            world.deleteEntry(workspaces.get(0), world.entries(workspaces.get(0)).stream()
                    .filter(entry -> !entry.running() && entry.start().isAfter(clock.instant().minus(Duration.ofDays(6))))
                    .filter(entry -> entry.start().isBefore(clock.instant())).findFirst().orElseThrow().id());
            world.allowFeed(workspaces.get(0), false);
            int before = usage(hub, workspaces.get(1)).used();
            clock.advance(Duration.ofMinutes(15));
            assertThat(hub.sync()).extracting(RunSummary::deleted).containsExactly(1);

            assertThat(clockify.requests().count(Faults.to("/user"))).isEqualTo(2);
            assertThat(usage(hub, workspaces.get(1)).used()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_second_integration_with_the_same_key_is_not_asked_for_above_the_limit() {
        World world = world(Plan.FREE, 1);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
            try (Hub hub = hub(clockify, database)) {
                hub.sync();
                used(hub, world.workspaceId(), 30);
            }
            int before = clockify.requests().count();
            try (Hub hub = hub(clockify, database, integration("second", world.adminKey(), clockify))) {
                hub.sync();

                assertThat(hub.failures()).isEmpty();
                assertThat(hub.waits()).hasSize(2).allMatch(reason -> reason.contains("30 times an hour"));
                assertThat(clockify.requests().count()).isEqualTo(before);
            }
        }
    }

    /** By another integration, or by the same one after a swap: until it is known what a key can see, it may be this workspace. */
    @ParameterizedTest
    @ValueSource(strings = {"acme", "second"})
    void a_colleague_s_key_is_not_asked_for_above_the_limit_of_a_workspace_that_it_may_see(String integration) {
        World world = world(Plan.FREE, 1);
        String colleague = world.addKey("colleague", world.people(world.workspaceId()).get(1).id());
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE);
            try (Hub hub = hub(clockify, database)) {
                hub.sync();
                used(hub, world.workspaceId(), 29);
            }
            int before = clockify.requests().count();
            try (Hub hub = hub(clockify, database, integration(integration, colleague, clockify))) {
                hub.sync(SyncOrder.of(List.of(integration)));
                assertThat(clockify.requests().count()).as("the thirtieth").isEqualTo(before + 1);
                assertThat(hub.waits()).singleElement().asString().contains(
                        "the key of integration " + integration + " may see workspace " + world.workspaceName(world.workspaceId()));

                assertThat(usage(hub, world.workspaceId()).used()).isEqualTo(30);
                clock.advance(Duration.ofHours(2));
                hub.sync(SyncOrder.of(List.of(integration)));

                assertThat(hub.waits()).isEmpty();
                assertThat(hub.failures()).isEmpty();
                assertThat(clockify.requests().violations()).isZero();
            }
        }
    }

    /** Its two requests count for the Free workspace as well, until it is known that it does not see it. */
    @ParameterizedTest
    @ValueSource(ints = {90, 97, 111})
    void a_new_key_has_the_next_two_requests_of_a_free_workspace_that_is_being_fetched(int minutes) {
        World fetched = World.builder().seed(23).people(4).entries(600).plan(Plan.FREE).zones("UTC").oddities(false)
                .clock(clock).from(clock.instant().minus(Duration.ofDays(2000))).build();
        World other = world(Plan.PRO, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(fetched);
                ClockifySimulator second = ClockifySimulator.start(other);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2), "clockify.backfill-from", "2020-10-01")) {
            ticks(hub, clockify, Duration.ofMinutes(minutes));
            Properties properties = new Properties();
            properties.putAll(hub.context().getPropertiesComponent().loadProperties());
            properties.setProperty("clockify.integrations.second.api-key", other.adminKey());
            properties.setProperty("clockify.integrations.second.api-url", second.apiUrl());
            properties.setProperty("clockify.integrations.second.reports-url", second.reportsUrl());
            hub.context().getPropertiesComponent().setOverrideProperties(properties);

            ticks(hub, clockify, Duration.ofMinutes(18));

            assertThat(hub.count("select count(*) from clockify_time_entry where integration = 'second'")).isEqualTo(60);
            assertThat(hub.count("select count(*) from clockify_integration_workspace where integration = 'acme' and waits_for is not null"))
                    .as("the other one is still at it").isEqualTo(1);
            assertThat(clockify.requests().violations()).isZero();
        }
    }

    @Test
    void a_key_that_clockify_does_not_know_uses_up_nothing() {
        World world = world(Plan.FREE, 1);
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            try (Hub hub = hub(clockify, database, integration("wrong", "a-wrong-key", clockify))) {
                hub.sync(SyncOrder.of(List.of("acme")));
                int used = usage(hub, world.workspaceId()).used();
                int before = clockify.requests().count();

                hub.sync(SyncOrder.of(List.of("wrong")));

                assertThat(clockify.requests().count()).isGreaterThan(before);
                assertThat(usage(hub, world.workspaceId()).used()).isEqualTo(used);
            }
        }
    }

    @Test
    void what_a_key_asked_counts_for_a_workspace_that_it_lost_meanwhile() {
        World world = world(Plan.FREE, 2);
        String lost = world.workspaceIds().get(1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            hub.sync();
            int before = usage(hub, lost).used();
            world.hideWorkspace(World.ADMIN, lost);
            hub.execute("update clockify_integration set fingerprint = 'another'");

            clock.advance(Duration.ofMinutes(1));
            hub.sync();

            assertThat(usage(hub, lost).used()).isEqualTo(before);
            assertThat(usage(hub, world.workspaceId()).used()).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"PRO, 15", "FREE, 16"})
    void a_sync_that_began_a_moment_after_its_tick_is_followed_by_one_at_the_tick_when_its_time_is_over(Plan plan, int minutes) {
        World world = world(plan, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            clock.advance(Duration.ofMillis(600));
            hub.sync();
            clock.advance(Duration.ofMillis(-600));

            for (int minute = 1; minute < minutes; minute++) {
                clock.advance(Duration.ofMinutes(1));
                assertThat(tick(hub)).as("due after %d minutes", minute).isZero();
            }
            clock.advance(Duration.ofMinutes(1));
            assertThat(tick(hub)).isOne();
        }
    }

    /** As if others had used it. */
    private void used(Hub hub, String workspace, int requests) {
        hub.execute("delete from clockify_request");
        for (int i = 0; i < requests; i++) {
            hub.execute("insert into clockify_request (integration, workspace_id, sent_at, answered_at) values ('acme', '"
                    + workspace + "', timestamp with time zone '" + clock.instant() + "', timestamp with time zone '"
                    + clock.instant() + "')");
        }
    }

    @Test
    void a_daily_duty_that_the_budget_does_not_allow_fails_nothing_and_holds_up_no_other_workspace() {
        World world = world(Plan.PRO, 2);
        String free = world.workspaceIds().get(0);
        world.changePlan(free, Plan.FREE);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            hub.sync();
            clock.advance(Duration.ofHours(25));
            used(hub, free, 30);

            List<RunSummary> runs = hub.sync();

            assertThat(hub.failures()).isEmpty();
            assertThat(runs).extracting(RunSummary::workspaceId, RunSummary::outcome).containsExactlyInAnyOrder(
                    tuple(free, "waiting"),
                    tuple(world.workspaceIds().get(1), "done"));
            clock.advance(Duration.ofHours(2));
            clockify.requests().reset();
            hub.sync();
            assertThat(clockify.requests().count("GET /workspaces")).isOne();
        }
    }

    @Test
    void a_clockify_that_does_not_answer_for_hours_is_tried_less_and_less_often_and_then_there_is_budget_left() {
        World world = world(Plan.FREE, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            clockify.behaviour().off(Quirk.LIMITS_ENFORCED);
            hub.sync();
            clock.advance(Duration.ofHours(2));
            clockify.faults().next(100_000, request -> true, Fault.html502());
            assertThat(ticks(hub, clockify, Duration.ofHours(1))).isBetween(5, 30);
            // the daily duties are due as well
            clock.advance(Duration.ofHours(23));
            assertThat(ticks(hub, clockify, Duration.ofHours(2))).isBetween(10, 60);
            assertThat(clockify.requests().violations()).isZero();
            EntryView last = world.entries(world.workspaceId()).get(0);
            String created = world.createEntry(world.workspaceId(),
                    EntryDraft.of(last.userId(), clock.instant().minusSeconds(60), clock.instant()));

            clockify.faults().clear();
            ticks(hub, clockify, Duration.ofMinutes(16));

            assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + created + "'")).isOne();
            assertThat(clockify.requests().violations()).isZero();
        }
    }

    @Test
    void a_first_look_that_fails_is_not_repeated_at_each_tick() {
        World world = world(Plan.FREE, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            clockify.behaviour().on(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE).off(Quirk.LIMITS_ENFORCED);
            clockify.faults().next(100_000, request -> true, Fault.html502());

            assertThat(ticks(hub, clockify, Duration.ofHours(1))).isBetween(5, 30);
            assertThat(clockify.requests().violations()).isZero();
        }
    }

    @Test
    void team_ids_that_are_none_are_looked_for_less_and_less_often_until_they_are_put_right() {
        World world = world(Plan.FREE, 1);
        String property = "clockify.integrations.acme.team-ids";
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2), property, "5e2f4a1bd8a4c6123f9b7e10")) {
            assertThat(ticks(hub, clockify, Duration.ofHours(1))).isBetween(3, 12);

            hub.context().getPropertiesComponent().addOverrideProperty(property, world.workspaceId());

            assertThat(tick(hub)).isEqualTo(1);
            Truth.of(hub, world).orMore().assertSame(world.workspaceId());
        }
    }

    @Test
    void a_retry_after_in_an_answer_about_the_key_is_obeyed() {
        World world = world(Plan.PRO, 1);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            clockify.faults().next(1, Faults.to("/workspaces"), Fault.tooManyRequests(1800));

            assertThat(ticks(hub, clockify, Duration.ofMinutes(30))).isEqualTo(2);

            assertThat(tick(hub)).isEqualTo(1);
            Truth.of(hub, world).orMore().assertSame(world.workspaceId());
        }
    }

    @Test
    void a_long_report_that_is_refused_is_read_in_short_ones_and_the_plan_is_read_again() {
        World world = World.builder().seed(23).people(4).entries(100).plan(Plan.PRO).clock(clock).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2), "clockify.backfill-from", "2025-08-01",
                        "clockify.parallel-requests", "1")) {
            clockify.behaviour().off(Quirk.LIMITS_ENFORCED);
            clockify.faults().next(1, request -> {
                if (request.path().endsWith("/in-progress")) {
                    world.changePlan(workspace, Plan.FREE);
                }
                return false;
            }, Fault.status(200));

            assertThat(hub.sync()).extracting(RunSummary::outcome).containsExactly("done");

            assertThat(clockify.requests().count(request -> request.status() == 400)).isOne();
            hub.sync();
            Truth.of(hub, world).from(LocalDate.of(2025, 8, 1)).orMore().assertSame(workspace);
            assertThat(usage(hub, workspace).limit()).isEqualTo(30);
        }
    }

    @Test
    void after_three_429_in_a_row_the_plan_is_read_again_and_the_rules_of_free_follow_only_if_it_says_so() {
        World world = world(Plan.PRO, 1);
        String workspace = world.workspaceId();
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = hub(clockify, TestDatabases.empty(Dialect.H2))) {
            tick(hub);
            clock.advance(Duration.ofHours(1));
            clockify.requests().reset();
            clockify.faults().next(3, Faults.about(workspace), Fault.status(429));
            tick(hub);
            assertThat(clockify.requests().count()).isEqualTo(3);

            assertThat(tick(hub)).as("before its time").isZero();
            clock.advance(Duration.ofSeconds(17));
            tick(hub);

            assertThat(clockify.requests().count("GET /workspaces")).isOne();
            assertThat(usage(hub, workspace).limit()).isNull();

            world.changePlan(workspace, Plan.FREE);
            clock.advance(Duration.ofHours(1));
            clockify.faults().next(3, Faults.about(workspace), Fault.status(429));
            tick(hub);
            clock.advance(Duration.ofSeconds(17));
            tick(hub);

            assertThat(usage(hub, workspace).limit()).isEqualTo(30);
        }
    }
}
