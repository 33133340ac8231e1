package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.command.ClearRejected.Which;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.PendingOrders.Withdrawn;
import io.camelhub.clockify.command.PendingOrders;
import io.camelhub.clockify.command.RetryRejected.Selection;
import io.camelhub.clockify.command.RetryRejected;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.command.TriggerDue;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;

/** An order of the console that has to wait is stored, and the schedule continues it. */
@Timeout(180)
@Tag("slow")
class PendingOrdersTest {

    private static final Order ANNA = new Order("anna", "console");

    /** One that ends later than a lease can is over. */
    private static final Duration LEASE = Duration.ofSeconds(29);

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-03-02T09:30:00Z"));
    private final World mine = world(81);
    private final World others = world(82);

    private World world(int seed) {
        return World.builder().seed(seed).people(3).entries(20).clock(clock).from(clock.instant().minus(Duration.ofDays(20))).build();
    }

    private Hub hub(ClockifySimulator one, ClockifySimulator other, TestDatabases.Access database, String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "clockify.work.uri", "direct:clockify-workspace",
                "clockify.integrations.beta.api-key", others.adminKey(),
                "clockify.integrations.beta.api-url", other.apiUrl(),
                "clockify.integrations.beta.reports-url", other.reportsUrl()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return Hub.start(one, database, all, clock::instant);
    }

    /** Another process has the workspace for so long. */
    private void occupy(Hub hub, World world, Duration time) {
        hub.database().table("clockify_lease_expiry").update("expires_at", clock.instant().plus(time)).where("workspace_id", world.workspaceId()).run();
    }

    private void holdBack(Hub hub) {
        hub.sync();
        clock.advance(Duration.ofHours(2));
        for (World world : List.of(mine, others)) {
            world.changeRole(world.workspaceId(), world.keyOwner(World.ADMIN), Role.MEMBER);
        }
        hub.sync(new SyncOrder(List.of(), true, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(30), null, null, false));
        assertThat(held(hub, "acme")).isPositive();
        assertThat(held(hub, "beta")).isPositive();
    }

    private static long held(Hub hub, String integration) {
        return hub.count("select count(*) from clockify_held_deletion where integration = '" + integration + "'");
    }

    private static long pending(Hub hub) {
        return hub.count("select count(*) from clockify_order");
    }

    private static String audit(Hub hub) {
        return hub.rows("select by_whom, action, subject, outcome, new_values, error from clockify_audit_log order by id").toString();
    }

    @ParameterizedTest
    @EachDialect
    void it_is_carried_out_after_restarts_with_what_was_ordered_and_for_nobody_else(Dialect dialect) throws Exception {
        TestDatabases.Access database = TestDatabases.empty(dialect);
        try (ClockifySimulator one = ClockifySimulator.start(mine); ClockifySimulator other = ClockifySimulator.start(others)) {
            long ofOther;
            try (Hub hub = hub(one, other, database)) {
                holdBack(hub);
                ofOther = held(hub, "beta");
                occupy(hub, mine, LEASE);
                PendingOrders orders = hub.bean("clockifyPendingOrders", PendingOrders.class);

                SyncResult waits = orders.give("acme", true, ANNA).orElseThrow().get(60, TimeUnit.SECONDS);

                assertThat(waits.waits()).singleElement().satisfies(wait -> assertThat(wait.until()).isEqualTo(clock.instant().plus(LEASE)));
                assertThat(orders.give("acme", true, ANNA)).as("the same was ordered").isEmpty();
                assertThat(audit(hub)).contains("anna", "deletions_confirmed", "waiting", "is being synced by");
                new TriggerDue(hub.context()).run();
                assertThat(hub.count("select count(*) from clockify_order where held_until is not null")).as("it is not its time").isZero();
            }
            clock.advance(Duration.ofHours(2));
            try (Hub paused = hub(one, other, database, "clockify.integrations.acme.enabled", "false")) {
                new TriggerDue(paused.context()).run();
                await().atMost(Duration.ofSeconds(30)).until(() -> audit(paused).contains("acme is paused"));
                assertThat(pending(paused)).isOne();
            }
            clock.advance(Duration.ofMinutes(2));
            try (Hub hub = hub(one, other, database)) {
                new TriggerDue(hub.context()).run();

                await().atMost(Duration.ofSeconds(60)).until(() -> pending(hub) == 0);
                assertThat(held(hub, "acme")).isZero();
                assertThat(held(hub, "beta")).isEqualTo(ofOther);
                assertThat(audit(hub)).contains("done", "1 workspace: 0 new, 0 changed, ").doesNotContain("waiting", "paused");
                assertThat(hub.runs()).filteredOn(run -> run.integration().equals("acme")).as("the schedule left the workspace to the order").hasSize(1);
            }
        }
    }

    @Test
    void what_a_process_that_was_killed_had_begun_is_done_by_another_and_what_can_never_be_done_fails() throws Exception {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator one = ClockifySimulator.start(mine); ClockifySimulator other = ClockifySimulator.start(others);
                Hub hub = hub(one, other, database)) {
            hub.sync();
            PendingOrders orders = hub.bean("clockifyPendingOrders", PendingOrders.class);
            occupy(hub, mine, LEASE);
            Optional<Future<SyncResult>> given = orders.give("acme", false, ANNA);
            given.orElseThrow().get(60, TimeUnit.SECONDS);
            occupy(hub, mine, Duration.ofHours(-1));
            hub.execute("update clockify_order set due_at = ordered_at, held_until = ordered_at + interval '30' second");
            new TriggerDue(hub.context()).run();
            assertThat(pending(hub)).as("another has it").isOne();

            clock.advance(Duration.ofSeconds(31));
            // as the schedule does: what the look before this one handed over may still be on its way
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> {
                new TriggerDue(hub.context()).run();
                return pending(hub) == 0;
            });
            assertThat(audit(hub)).contains("sync", "done");

            orders.give("gone", false, ANNA);
            await().atMost(Duration.ofSeconds(60)).until(() -> pending(hub) == 0);
            assertThat(audit(hub)).contains("failed", "there is no usable integration gone");
        }
    }

    @ParameterizedTest
    @EachDialect
    void an_order_that_waits_is_withdrawn_and_one_that_a_process_is_about_is_not(Dialect dialect) throws Exception {
        try (ClockifySimulator one = ClockifySimulator.start(mine); ClockifySimulator other = ClockifySimulator.start(others);
                Hub hub = hub(one, other, TestDatabases.empty(dialect))) {
            hub.sync();
            PendingOrders orders = hub.bean("clockifyPendingOrders", PendingOrders.class);
            occupy(hub, mine, LEASE);
            orders.give("acme", false, ANNA).orElseThrow().get(60, TimeUnit.SECONDS);
            String id = hub.rows("select id from clockify_order").get(0).values().iterator().next().toString();
            Order ben = new Order("ben", "console");

            hub.execute("update clockify_order set held_until = due_at");
            assertThat(orders.withdraw(id, ben)).isEqualTo(Withdrawn.UNDER_WAY);
            assertThat(pending(hub)).isOne();

            hub.execute("update clockify_order set held_until = null");
            assertThat(orders.withdraw(id, ben)).isEqualTo(Withdrawn.DONE);
            assertThat(orders.withdraw(id, ben)).isEqualTo(Withdrawn.ENDED);
            assertThat(pending(hub)).isZero();
            assertThat(audit(hub)).contains("anna", "withdrawn by ben", "order_withdrawn").doesNotContain("waiting");
            assertThat(orders.give("acme", false, ANNA)).as("it may be ordered anew").isPresent();
        }
    }

    @Test
    void rejected_rows_that_are_asked_for_again_wait_in_the_tables_and_are_read_by_another_process() throws Exception {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator one = ClockifySimulator.start(mine); ClockifySimulator other = ClockifySimulator.start(others)) {
            String bad = mine.entries(mine.workspaceId()).stream().filter(entry -> !entry.running()).findFirst().orElseThrow().id();
            one.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
            try (Hub hub = hub(one, other, database)) {
                hub.sync();
                clock.advance(Duration.ofMinutes(1));
                RetryRejected retry = hub.context().getRegistry().findSingleByType(RetryRejected.class);
                Selection rows = retry.select(new Which(List.of(), null, null), hub.context().getRegistry().findSingleByType(ClockifySettings.class).integrations());
                assertThat(rows.retried()).hasSize(1);
                occupy(hub, mine, LEASE);
                assertThat(retry.order(rows, ANNA)).singleElement().satisfies(result -> assertThat(result.get(60, TimeUnit.SECONDS).waits()).hasSize(1));

                assertThat(hub.rows("select action from clockify_order").toString()).contains("rejected_retried");
                assertThat(retry.order(rows, ANNA)).as("the same was ordered").isEmpty();
                assertThat(audit(hub)).contains("waiting", "at the next sync").doesNotContain("still rejected");
            }
            clock.advance(Duration.ofHours(2));
            try (Hub hub = hub(one, other, database)) {
                new TriggerDue(hub.context()).run();
                await().atMost(Duration.ofSeconds(60)).until(() -> pending(hub) == 0);
                assertThat(hub.count("select count(*) from clockify_rejected")).isZero();
                assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + bad + "'")).isOne();
                assertThat(audit(hub)).contains("rejected_retried", "0 still rejected").doesNotContain("waiting");
            }
        }
    }

    @Test
    void withdrawn_rejected_rows_are_not_asked_for_at_the_next_sync() throws Exception {
        try (ClockifySimulator one = ClockifySimulator.start(mine); ClockifySimulator other = ClockifySimulator.start(others)) {
            String bad = mine.entries(mine.workspaceId()).stream().filter(entry -> !entry.running()).findFirst().orElseThrow().id();
            one.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
            try (Hub hub = hub(one, other, TestDatabases.empty(Dialect.H2))) {
                hub.sync();
                RetryRejected retry = hub.context().getRegistry().findSingleByType(RetryRejected.class);
                occupy(hub, mine, LEASE);
                retry.order(retry.select(new Which(List.of(), null, null), hub.context().getRegistry().findSingleByType(ClockifySettings.class).integrations()), ANNA).get(0)
                        .get(60, TimeUnit.SECONDS);
                assertThat(hub.count("select count(*) from clockify_rejected where retry_wanted")).isOne();

                hub.bean("clockifyPendingOrders", PendingOrders.class)
                        .withdraw(hub.rows("select id from clockify_order").get(0).values().iterator().next().toString(), ANNA);

                assertThat(hub.count("select count(*) from clockify_rejected where retry_wanted")).isZero();
            }
        }
    }
}
