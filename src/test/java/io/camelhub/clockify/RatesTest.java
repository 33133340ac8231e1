package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;

/** Rates and amounts tell what people earn: they are asked for and stored only where {@code clockify.rates} says so. */
class RatesTest {

    private static final String WITH_RATES = "select count(*) from clockify_time_entry where hourly_rate is not null "
            + "or cost_rate is not null or billable_amount is not null or cost_amount is not null or currency is not null";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(84).people(3).entries(20).zones("UTC").oddities(false).clock(clock)
            .from(clock.instant().minus(Duration.ofDays(20))).to(clock.instant().minus(Duration.ofDays(1))).build();
    private final String workspace = world.workspaceId();

    private String entry(boolean billable, Instant end) {
        return world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), clock.instant().minusSeconds(6000), end)
                .withBillable(billable));
    }

    @ParameterizedTest
    @EachDialect
    void what_people_earn_is_stored_where_it_is_asked_for(Dialect dialect) {
        String billable = entry(true, clock.instant().minusSeconds(6000 - 5000));
        String other = entry(false, clock.instant().minusSeconds(1));
        String running = entry(true, null);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of("clockify.rates", "true"), clock::instant)) {
            hub.sync();

            assertThat(hub.rows("select hourly_rate, cost_rate, billable_amount, cost_amount, currency from clockify_time_entry"
                    + " where id in ('" + billable + "', '" + other + "', '" + running + "') order by id").stream()
                    .map(row -> row.values().toString()).toList())
                    .containsExactly("[9000, 4000, 12500, 5556, EUR]", "[null, 4000, 0, 6666, EUR]", "[9000, 4000, null, null, EUR]");
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
        }
    }

    @ParameterizedTest
    @EachDialect
    void nothing_of_it_is_stored_where_nobody_asked(Dialect dialect) {
        entry(true, null);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            hub.sync();

            assertThat(hub.count("select count(*) from clockify_time_entry")).isEqualTo(21);
            assertThat(hub.count(WITH_RATES)).isZero();
        }
    }
}
