package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The handling of rejected rows. */
class RejectedTest {

    private final World world = World.builder().seed(81).people(3).entries(20).from(Instant.now().minus(Duration.ofDays(20))).build();
    private final String workspace = world.workspaceId();
    private final String bad = world.entries(workspace).stream().filter(entry -> !entry.running()).findFirst().orElseThrow().id();

    private Hub hubWithABadRow(ClockifySimulator simulator, Dialect dialect) {
        simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
        Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of());
        hub.sync();
        assertThat(rows(hub)).singleElement().satisfies(row -> {
            assertThat(row.entryId()).isEqualTo(bad);
            assertThat(row.reason()).contains("after its end");
        });
        return hub;
    }

    private static List<RejectedRows.Row> rows(Hub hub) {
        return new RejectedRows(hub.database()).list();
    }

    private static void retry(Hub hub) {
        new RejectedRows(hub.database()).retry(rows(hub));
        hub.sync();
    }

    @ParameterizedTest
    @EachDialect
    void a_rejected_row_goes_when_its_entry_arrives(Dialect dialect) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hubWithABadRow(simulator, dialect)) {
            hub.execute("delete from clockify_window");

            hub.sync();

            assertThat(rows(hub)).isEmpty();
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_retry_reads_the_entry_by_its_id(Dialect dialect) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hubWithABadRow(simulator, dialect)) {
            hub.sync();
            assertThat(rows(hub)).hasSize(1);

            retry(hub);

            assertThat(rows(hub)).isEmpty();
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @ParameterizedTest
    @EachDialect
    void a_row_that_is_still_bad_stays_as_it_is_today(Dialect dialect) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hubWithABadRow(simulator, dialect)) {
            simulator.faults().next(1, Faults.to("/time-entries/batch"), Fault.badRow(Fault.BadRow.BAD_DATE, bad));

            retry(hub);

            assertThat(rows(hub)).singleElement().satisfies(row -> {
                assertThat(row.entryId()).isEqualTo(bad);
                assertThat(row.reason()).contains("no time");
            });
            simulator.requests().reset();
            hub.sync();
            assertThat(simulator.requests().count(Faults.to("/time-entries/batch"))).isZero();
        }
    }

    @Test
    void an_entry_that_is_gone_takes_its_rejected_row_with_it() {
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hubWithABadRow(simulator, Dialect.H2)) {
            world.deleteEntry(workspace, bad);

            retry(hub);

            assertThat(rows(hub)).isEmpty();
            assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
            Truth.of(hub, world).assertSame(workspace);
        }
    }
}
