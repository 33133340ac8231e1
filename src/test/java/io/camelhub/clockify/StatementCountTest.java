package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.run.RequestBudget;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.schedule.Integrations;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The number of SQL statements of a sync does not grow with the number of people. */
@Tag("slow")
class StatementCountTest {

    private static final int FEW = 50;
    private static final int MANY = 2000;

    /** Statements of a sync that reconciles a workspace, a batch being one. */
    private static long reconcile(Dialect dialect, int people, boolean reports) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(51).people(people).entries(3 * people).zones("UTC").oddities(false).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(60))).build();
        world.allowReports(world.workspaceId(), reports);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counted, Map.of(), clock::instant)) {
            hub.sync();
            clock.advance(Duration.ofHours(1));
            hub.sync();
            clock.advance(Duration.ofHours(25));
            long before = counted.statements();
            simulator.requests().reset();

            assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome).isEqualTo("done");

            assertThat(simulator.requests().count(request -> request.path().endsWith(reports ? "/detailed" : "/time-entries")))
                    .isPositive();
            Truth.of(hub, world).assertSame(world.workspaceId());
            return counted.statements() - before;
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_reconcile_takes_no_statement_per_person(Dialect dialect) {
        long few = reconcile(dialect, FEW, true);

        assertThat(reconcile(dialect, MANY, true)).isLessThanOrEqualTo(few + 100);
    }

    @Test
    void where_the_report_is_refused_a_reconcile_takes_as_many_statements_for_each_list_however_many_there_are() {
        int some = FEW / 2;
        double few = (double) reconcile(Dialect.H2, some, false) / some;

        assertThat((double) reconcile(Dialect.H2, 8 * some, false) / (8 * some)).isLessThanOrEqualTo(few);
    }

    /** Rows that a sync reads of which nothing changed but one entry. */
    private static long quiet(Dialect dialect, int employees) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(52).people(FEW).entries(3 * FEW).zones("UTC").oddities(false).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(60))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counted, Map.of(), clock::instant)) {
            hub.database().migrate();
            new Roster(hub.database()).refresh(IntStream.range(0, employees).mapToObj(i -> Map.<String, Object>of(
                    "id", "e" + i, "email", "somebody-" + i + "@elsewhere.example", "full_name", "Somebody No " + i)).toList());
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofMinutes(20));
                hub.sync();
            }
            EntryView entry = world.entries(world.workspaceId()).stream().filter(one -> !one.running()).findFirst().orElseThrow();
            world.editEntry(world.workspaceId(), entry.id(), draft -> draft.withDescription("edited"));
            clock.advance(Duration.ofMinutes(20));
            long before = counted.rows();

            assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome).isEqualTo("done");

            Truth.of(hub, world).assertSame(world.workspaceId());
            return counted.rows() - before;
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_quiet_sync_reads_as_many_rows_however_many_employees_there_are(Dialect dialect) {
        assertThat(quiet(dialect, MANY)).isLessThanOrEqualTo(quiet(dialect, 0) + 10);
    }

    /** Statements of a look for what is due, of a request to a Free workspace, and of one of a key, each for itself. */
    private static List<Long> tick(Dialect dialect, int integrations) {
        ManyIntegrations many = new ManyIntegrations(integrations);
        World world = World.builder().seed(52).people(1).entries(1).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counted, many.settings(), () -> Instant.parse("2026-11-20T10:00:00Z"))) {
            many.store(hub.database());
            Integrations due = hub.context().getRegistry().lookupByNameAndType("clockifyIntegrations", Integrations.class);
            RequestBudget budget = hub.context().getRegistry().lookupByNameAndType("clockifyRequestBudget", RequestBudget.class);
            assertThat(due.due()).isEmpty();
            return Stream.<Runnable>of(
                    () -> assertThat(due.due()).isEmpty(),
                    () -> budget.acquire("i0", "0".repeat(24), null, null),
                    () -> budget.acquire("i0", null, null, null)).map(work -> {
                        long before = counted.statements();
                        work.run();
                        return counted.statements() - before;
                    }).toList();
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_tick_takes_as_many_statements_however_many_integrations_there_are(Dialect dialect) {
        assertThat(tick(dialect, 300)).isEqualTo(tick(dialect, 3));
    }

    /** Statements of a look at how all stand. */
    private static long status(Dialect dialect, int integrations) {
        ManyIntegrations many = new ManyIntegrations(integrations);
        World world = World.builder().seed(53).people(1).entries(1).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counted, many.settings(), () -> Instant.parse("2026-11-20T10:00:00Z"))) {
            many.store(hub.database());
            StatusQuery status = hub.context().getRegistry().lookupByNameAndType("clockifyStatusQuery", StatusQuery.class);
            IntegrationsConfig config = hub.context().getRegistry().lookupByNameAndType("clockifySettings", ClockifySettings.class).integrations();
            status.integrations(config);
            long before = counted.statements();

            assertThat(status.integrations(config)).hasSize(integrations);

            return counted.statements() - before;
        }
    }

    @ParameterizedTest
    @EachDialect
    void how_all_stand_takes_as_many_statements_however_many_there_are(Dialect dialect) {
        assertThat(status(dialect, 40)).isEqualTo(status(dialect, 2)).isLessThan(20);
    }

    @ParameterizedTest
    @EachDialect
    void what_is_measured_takes_one_statement_however_many_there_are(Dialect dialect) {
        ManyIntegrations many = new ManyIntegrations(40);
        World world = World.builder().seed(54).people(1).entries(1).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counted, many.settings(), () -> Instant.parse("2026-11-20T10:00:00Z"))) {
            many.store(hub.database());
            FiguresQuery figures = hub.context().getRegistry().lookupByNameAndType("clockifyFiguresQuery", FiguresQuery.class);
            IntegrationsConfig config = hub.context().getRegistry().lookupByNameAndType("clockifySettings", ClockifySettings.class).integrations();
            long before = counted.statements();

            assertThat(figures.figures(config).integrations()).hasSize(40).allMatch(one -> one.workspaces().size() == 1);

            assertThat(counted.statements() - before).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EachDialect
    void what_is_measured_takes_one_statement_more_where_the_database_s_clock_was_not_read_a_moment_ago(Dialect dialect) {
        ManyIntegrations many = new ManyIntegrations(40);
        World world = World.builder().seed(54).people(1).entries(1).build();
        TestDatabases.Access access = TestDatabases.empty(dialect);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource counted = new FailingDataSource(access);
                Hub hub = Hub.start(simulator, access, many.settings())) {
            many.store(hub.database());
            ClockifySettings settings = hub.bean("clockifySettings", ClockifySettings.class);

            assertThat(new FiguresQuery(new Database(counted, null), new RequestLimits(settings)).figures(settings.integrations()).integrations()).hasSize(40);

            assertThat(counted.statements()).isEqualTo(2);
        }
    }
}
