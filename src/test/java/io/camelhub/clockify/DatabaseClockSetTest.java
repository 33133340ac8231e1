package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.Condition;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.schedule.Retention;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database's clock is set, by NTP, with a machine that is restored, or by a fail-over: times that lie further ahead than they can
 * hold nothing up, and nothing is deleted by a clock that leapt.
 */
@Tag("slow")
class DatabaseClockSetTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration BACK = Duration.ofHours(-2);

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private Duration wrong = Duration.ZERO;

    /** A hub that has synced once. */
    private final class Synced implements AutoCloseable {

        private final World world;
        private final ClockifySimulator simulator;
        private final Hub hub;

        Synced(Plan plan, Dialect dialect) {
            world = World.builder().seed(5).people(8).entries(200).clock(clock).plan(plan)
                    .from(NOW.minus(Duration.ofDays(60))).to(NOW).zones("UTC").oddities(false).build();
            simulator = ClockifySimulator.start(world);
            hub = Hub.start(simulator, TestDatabases.empty(dialect), new HashMap<>(Map.of("clockify.backfill-from", "2026-09-01")),
                    () -> clock.instant().plus(wrong));
            assertThat(hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
        }

        /** What the schedule would hand over now. */
        List<String> due() {
            Integrations integrations = hub.bean("clockifyIntegrations", Integrations.class);
            return integrations.due().stream().filter(name -> !integrations.dueWork(name).isEmpty()).toList();
        }

        IntegrationStatus status() {
            return hub.bean("clockifyStatusQuery", StatusQuery.class)
                    .integrations(hub.bean("clockifySettings", ClockifySettings.class).integrations()).get(0);
        }

        @Override
        public void close() {
            hub.close();
            simulator.close();
        }
    }

    private Synced synced() {
        return new Synced(Plan.PRO, Dialect.H2);
    }

    @ParameterizedTest
    @EachDialect
    void a_clock_that_is_set_back_makes_what_waits_go_on_at_once(Dialect dialect) {
        try (Synced acme = new Synced(Plan.PRO, dialect)) {
            clock.advance(Duration.ofMinutes(5));
            assertThat(acme.due()).isEmpty();

            wrong = BACK;
            assertThat(acme.due()).containsExactly("acme");
            acme.world.createEntry(acme.world.workspaceId(), EntryDraft.of(
                    acme.world.people(acme.world.workspaceId()).get(1).id(), clock.instant().minusSeconds(600), clock.instant().minusSeconds(60)));
            assertThat(acme.hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
            assertThat(acme.due()).isEmpty();
            Truth.of(acme.hub, acme.world).assertSame(acme.world.workspaceId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "P-40D", "P-365D"})
    void a_clock_that_is_behind_from_the_beginning_leaves_nothing_out(Duration behind) {
        wrong = behind;
        try (Synced acme = synced()) {
            Truth.of(acme.hub, acme.world).assertSame(acme.world.workspaceId());
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_lease_of_a_dead_process_is_over_where_the_clock_is_set_back(Dialect dialect) {
        try (Synced acme = new Synced(Plan.PRO, dialect)) {
            Database database = acme.hub.database();
            new Leases(database).take(acme.world.workspaceId());

            wrong = BACK;
            assertThat(acme.hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
            assertThat(acme.hub.bean("clockifyLeases", Leases.class).whileNobodySyncs(Duration.ZERO, whom -> { }, () -> "forgotten"))
                    .isEqualTo("forgotten");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "PT-24H"})
    void status_says_that_times_are_still_to_come_until_the_next_sync(Duration back) {
        try (Synced acme = synced()) {
            assertThat(acme.status().health().isWell()).isTrue();

            wrong = back;
            assertThat(acme.status().health().isWell()).isFalse();
            assertThat(acme.status().condition().kind()).isEqualTo(Condition.Kind.CLOCKS);
            assertThat(acme.status().condition().detail()).contains("which is still to come: the database's clock was set back");

            acme.hub.sync();
            assertThat(acme.status().health().isWell()).isTrue();
            assertThat(acme.status().condition().kind()).isEqualTo(Condition.Kind.UP_TO_DATE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "P365D"})
    void a_clock_that_leaps_forward_and_back_leaves_nothing_late_or_abandoned(Duration leap) {
        try (Synced acme = synced()) {
            wrong = leap;
            clock.advance(Duration.ofMinutes(16));
            assertThat(acme.hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
            wrong = Duration.ZERO;
            clock.advance(Duration.ofMinutes(1));
            assertThat(acme.due()).containsExactly("acme");
            assertThat(acme.hub.sync()).extracting(RunSummary::outcome).containsOnly("done");

            assertThat(acme.status().condition().kind()).isEqualTo(Condition.Kind.UP_TO_DATE);
            assertThat(acme.due()).isEmpty();
            assertThat(acme.hub.count("select count(*) from clockify_sync_run where finished_at is null or finished_at < started_at")).isZero();
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofHours(25));
                acme.world.deleteEntry(acme.world.workspaceId(), acme.world.entries(acme.world.workspaceId()).get(0).id());
                clock.advance(Duration.ofMinutes(3));
                assertThat(acme.due()).containsExactly("acme");
                assertThat(acme.hub.sync()).extracting(RunSummary::outcome).containsOnly("done");
            }
            // what was read daily, and by reconcile, is read again
            assertThat(acme.hub.count("select count(*) from clockify_integration where read_at > timestamp with time zone '2026-11-25 00:00:00Z'"))
                    .isZero();
            assertThat(acme.hub.count("select count(*) from clockify_integration_workspace where people_read_at > timestamp with time zone "
                    + "'2026-11-25 00:00:00Z' or reconciled_at > timestamp with time zone '2026-11-25 00:00:00Z'")).isZero();
            Truth.of(acme.hub, acme.world).assertSame(acme.world.workspaceId());
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_requests_of_an_hour_that_is_to_come_count_for_an_hour_and_no_longer(Dialect dialect) {
        try (Synced acme = new Synced(Plan.FREE, dialect)) {
            wrong = BACK;
            for (int i = 0; i < 6; i++) {
                acme.hub.sync();
                clock.advance(Duration.ofMinutes(11));
            }
            acme.hub.sync();
            clock.advance(Duration.ofMinutes(62));

            List<RunSummary> last = acme.hub.sync();
            assertThat(last).extracting(RunSummary::outcome).containsOnly("done");
            assertThat(acme.status().workspaces().get(0).requests().used()).isEqualTo(last.get(0).requests());
            assertThat(acme.simulator.requests().violations()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P365D"})
    void nothing_is_deleted_by_a_clock_that_leapt(Duration leap) {
        try (Synced acme = synced()) {
            acme.hub.execute("insert into clockify_audit_log (ordered_at, by_whom, via, action, outcome) values (timestamp with time zone "
                    + "'2026-11-20 09:59:00Z', 'anna', 'console', 'sync', 'done')");
            long runs = acme.hub.count("select count(*) from clockify_sync_run");
            // kept for three hours
            acme.hub.execute("update clockify_request set sent_at = dateadd('minute', -150, sent_at)");
            long requests = acme.hub.count("select count(*) from clockify_request");

            wrong = leap;
            clock.advance(Duration.ofMinutes(16));
            acme.hub.sync();
            // as another process does
            new Retention(acme.hub.database(), acme.hub.bean("clockifySettings", ClockifySettings.class), () -> false).purge();

            assertThat(acme.hub.count("select count(*) from clockify_audit_log")).isOne();
            assertThat(acme.hub.count("select count(*) from clockify_sync_run")).isEqualTo(runs + 1);
            assertThat(acme.hub.count("select count(*) from clockify_request where sent_at < timestamp with time zone '2026-11-20 10:00:00Z'"))
                    .isEqualTo(requests);
        }
    }
}
