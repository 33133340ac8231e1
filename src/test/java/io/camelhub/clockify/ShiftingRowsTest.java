package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People delete entries and make others between two pages of a window, so that the rows behind them move up, and the count stays. */
class ShiftingRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private World world;
    private ClockifySimulator simulator;
    private Hub hub;
    private int pages;

    @BeforeEach
    void start() {
        world = World.builder().seed(5).people(6).entries(180).clock(clock).zones("UTC").oddities(false)
                .from(NOW.minus(Duration.ofDays(20))).to(NOW.minus(Duration.ofHours(1))).build();
        simulator = ClockifySimulator.start(world);
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.page-size", "20", "clockify.parallel-requests", "1",
                "clockify.backfill-from", LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(25).toString()), clock::instant);
    }

    @AfterEach
    void stop() {
        hub.close();
        simulator.close();
    }

    /** Something happens after a page of the report is stored. */
    private void after(int page, Runnable happens) {
        hub.bean("clockifyProgress", Progress.class).listen(new SyncListener() {
            @Override
            public void page(String integration, String workspaceId, int entries) {
                if (entries == 20 && ++pages == page) {
                    happens.run();
                }
            }
        });
    }

    /** The first entry of the window, by its id, is deleted, and entered again. */
    private void reenter(Duration longer) {
        EntryView first = world.entries(world.workspaceId()).stream().filter(entry -> !entry.running())
                .min(Comparator.comparing(EntryView::id)).orElseThrow();
        clock.advance(Duration.ofSeconds(30));
        world.deleteEntry(world.workspaceId(), first.id());
        world.createEntry(world.workspaceId(), EntryDraft.of(first.userId(), first.start(), first.end().plus(longer)));
        clock.advance(Duration.ofSeconds(30));
    }

    private List<RunSummary> sync() {
        List<RunSummary> runs = hub.sync();
        assertThat(hub.failures()).isEmpty();
        assertThat(runs).extracting(RunSummary::outcome).containsOnly("done");
        return runs;
    }

    private long reports() {
        return simulator.requests().count(Faults.to("/reports/detailed"));
    }

    @Test
    void a_time_in_all_that_is_another_on_a_later_page_has_the_window_read_again_at_once() {
        after(2, () -> reenter(Duration.ofMinutes(7)));

        sync();

        List<Object> stored = hub.rows("select id from clockify_time_entry").stream().map(row -> row.get("ID")).toList();
        assertThat(stored).containsAll(world.entries(world.workspaceId()).stream().map(EntryView::id).toList());
    }

    @Test
    void a_deletion_between_its_pages_that_the_feed_lists_has_a_window_read_again_at_the_next_sync() {
        after(2, () -> reenter(Duration.ZERO));
        sync();
        long before = reports();

        clock.advance(Duration.ofMinutes(15));
        sync();

        Truth.of(hub, world).assertSame(world.workspaceId());
        assertThat(reports() - before).as("requests for the window").isEqualTo(9);
        clock.advance(Duration.ofMinutes(15));
        sync();
        assertThat(reports() - before).as("once").isEqualTo(9);
    }

    @Test
    void a_deletion_after_its_pages_costs_no_window_a_second_reading() {
        sync();
        long before = reports();
        clock.advance(Duration.ofMinutes(2));
        reenter(Duration.ZERO);

        clock.advance(Duration.ofMinutes(15));
        sync();

        Truth.of(hub, world).assertSame(world.workspaceId());
        assertThat(reports()).isEqualTo(before);
    }

    @Test
    void a_report_that_counts_its_time_otherwise_costs_one_window_a_second_reading() {
        hub.close();
        simulator.behaviour().on(Quirk.REPORT_TIME_OF_BILLABLE);
        World wide = World.builder().seed(5).people(6).entries(400).clock(clock).zones("UTC").oddities(false)
                .from(NOW.minus(Duration.ofDays(200))).to(NOW.minus(Duration.ofHours(1))).build();
        try (ClockifySimulator other = ClockifySimulator.start(wide)) {
            hub = Hub.start(other, TestDatabases.empty(Dialect.H2), Map.of("clockify.page-size", "50", "clockify.parallel-requests", "1",
                    "clockify.window-days", "60"), clock::instant);
            sync();
            long straight = other.requests().count(Faults.to("/reports/detailed"));
            hub.close();
            other.requests().reset();
            other.behaviour().on(Quirk.REPORT_TIME_OF_BILLABLE);
            hub = Hub.start(other, TestDatabases.empty(Dialect.H2), Map.of("clockify.page-size", "50", "clockify.parallel-requests", "1",
                    "clockify.window-days", "60"), clock::instant);

            sync();

            Truth.of(hub, wide).assertSame(wide.workspaceId());
            assertThat(other.requests().count(Faults.to("/reports/detailed"))).isBetween(straight + 2, straight + 4);
        }
    }
}
