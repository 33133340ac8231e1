package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.dao.DataAccessResourceFailureException;

class TransactionTest {

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);

    @Test
    void what_a_page_writes_stands_or_falls_together_at_whichever_statement_the_database_is_lost() {
        World world = World.builder().seed(7).people(9).entries(200).clock(clock).from(now.minus(Duration.ofDays(30))).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource database = new FailingDataSource(TestDatabases.empty(Dialect.H2));
                Hub hub = Hub.start(simulator, database, Map.of(), clock::instant)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            hub.sync();
            int undisturbed = 0;
            for (int statement = 0; undisturbed < 3; statement += 2) {
                people(world, workspace, statement);
                database.breakAt(statement, 0, true);
                long broke = database.broke();
                try {
                    hub.sync();
                } catch (RuntimeException e) {
                    assertThat(database.broke()).as(e.toString()).isGreaterThan(broke);
                }
                undisturbed += database.broke() == broke ? 1 : 0;
                database.mend();
                clock.advance(Duration.ofSeconds(61));

                assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null"))
                        .as("tombstones, and their history, where statement %d was the last", statement)
                        .isEqualTo(hub.count("select count(*) from clockify_time_entry_change where kind = 'deleted'"))
                        .isEqualTo(hub.count("select sum(deleted) from clockify_sync_run"));
                assertThat(hub.count("select count(*) from clockify_time_entry"))
                        .as("entries, and the count of them, where statement %d was the last", statement)
                        .isEqualTo(hub.count("select sum(inserted) from clockify_sync_run"));
                assertThat(hub.count("select count(*) from clockify_time_entry_change where kind = 'updated'"))
                        .as("changes, and the count of them, where statement %d was the last", statement)
                        .isEqualTo(hub.count("select sum(updated) from clockify_sync_run"));
            }
        }
    }

    @Test
    void a_run_that_ends_while_the_database_is_away_leaves_its_lease_to_the_next() {
        World world = World.builder().seed(7).people(9).entries(200).clock(clock).from(now.minus(Duration.ofDays(30))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                FailingDataSource database = new FailingDataSource(TestDatabases.empty(Dialect.H2));
                Hub hub = Hub.start(simulator, database, Map.of(), () -> databaseTime(database))) {
            simulator.behaviour().paidPerSecond(1_000_000);
            hub.sync();
            Leases leases = hub.context().getRegistry().lookupByNameAndType("clockifyLeases", Leases.class);
            long broke = -1;
            for (int statement = 0; broke < database.broke(); statement += 5) {
                people(world, world.workspaceId(), statement);
                broke = database.broke();
                database.breakAt(statement, 0, false);
                try {
                    hub.sync();
                } catch (RuntimeException e) {
                    assertThat(database.broke()).as(e.toString()).isGreaterThan(broke);
                }
                database.mend();
                clock.advance(Duration.ofSeconds(31));
                leases.renew();

                assertThat(hub.sync()).as("the next sync, where statement %d was the last", statement)
                        .extracting(RunSummary::outcome).containsExactly("done");
            }
            assertThat(broke).isPositive();
        }
    }

    /** The database's own clock, which is away when the database is. */
    private Instant databaseTime(FailingDataSource database) {
        if (database.isBroken()) {
            throw new DataAccessResourceFailureException("the connection broke");
        }
        return clock.instant();
    }

    @ParameterizedTest
    @EachDialect
    void workspaces_that_are_fetched_at_the_same_time_do_not_hinder_each_other(Dialect dialect) {
        World world = World.builder().seed(8).workspaces(6).people(3).entries(40).clock(clock)
                .from(now.minus(Duration.ofDays(30))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            assertThat(hub.sync()).hasSize(6).extracting(RunSummary::outcome).containsOnly("done");
            assertThat(hub.failures()).isEmpty();
        }
    }

    @Test
    void a_database_that_goes_away_while_its_tables_are_looked_at_costs_the_pool_no_connection() {
        try (FailingDataSource dataSource = new FailingDataSource(TestDatabases.empty(Dialect.H2))) {
            new Database(dataSource, null).migrate();
            long broke = -1;
            for (int statement = 0; broke < dataSource.broke(); statement++) {
                broke = dataSource.broke();
                dataSource.breakAt(statement, 0, true);
                try {
                    new Database(dataSource, null).migrate();
                } catch (RuntimeException e) {
                    assertThat(dataSource.broke()).as(e.toString()).isGreaterThan(broke);
                }
                dataSource.mend();

                assertThat(dataSource.open()).as("connections in use, where statement %d was the last", statement).isZero();
            }
            assertThat(broke).isPositive();
        }
    }

    private void people(World world, String workspace, int number) {
        List<EntryView> entries = world.entries(workspace);
        world.deleteEntry(workspace, entries.get(0).id());
        world.editEntry(workspace, entries.get(1).id(), draft -> draft.withDescription("edit " + number));
        Instant start = now.minus(Duration.ofDays(3)).plusSeconds(number);
        world.createEntry(workspace, EntryDraft.of(entries.get(2).userId(), start, start.plusSeconds(60)));
        clock.advance(Duration.ofMinutes(16));
    }
}
