package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.simulator.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The number of requests of a sync, and how a small budget is divided. */
class SyncCostTest {

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);
    private World world;
    private String workspace;
    private ClockifySimulator simulator;
    private Hub hub;

    private void start(WorldBuilder builder, Map<String, String> settings) {
        world = builder.seed(31).zones("UTC").oddities(false).clock(clock).build();
        workspace = world.workspaceId();
        simulator = ClockifySimulator.start(world);
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, clock::instant);
    }

    @AfterEach
    void stop() {
        hub.close();
        simulator.close();
    }

    private RunSummary sync() {
        List<RunSummary> runs = hub.sync();
        assertThat(hub.failures()).isEmpty();
        return runs.get(0);
    }

    private void backfilled() {
        assertThat(sync().outcome()).isEqualTo("done");
        clock.advance(Duration.ofHours(1));
        sync();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 50, 1200})
    void a_sync_without_changes_is_four_requests_whatever_the_size(int people) {
        start(World.builder().people(people).entries(3000), Map.of());
        backfilled();
        clock.advance(Duration.ofHours(1));
        simulator.requests().reset();

        assertThat(sync().requests()).isEqualTo(4);

        assertThat(simulator.requests().count()).isEqualTo(4);
    }

    @Test
    void a_hundred_changes_of_all_kinds_in_an_hour_are_five_requests() {
        start(World.builder().people(20).entries(2000), Map.of());
        backfilled();
        List<EntryView> entries = world.entries(workspace).stream().filter(entry -> !entry.running()).toList();
        for (int i = 0; i < 100; i++) {
            EntryView entry = entries.get(i);
            switch (i % 5) {
                case 0, 1 -> world.editEntry(workspace, entry.id(), draft -> draft.withDescription("edited"));
                case 2, 3 -> world.createEntry(workspace, EntryDraft.of(entry.userId(), entry.start(), entry.end()));
                default -> world.deleteEntry(workspace, entry.id());
            }
            clock.advance(Duration.ofSeconds(30));
        }
        clock.advance(Duration.ofMinutes(10));
        simulator.requests().reset();

        RunSummary run = sync();

        assertThat(simulator.requests().byKind()).as("the running timers, three streams, a batch of verification")
                .hasSize(5).allSatisfy((kind, times) -> assertThat(times).isOne());
        assertThat(List.of(run.inserted(), run.updated(), run.deleted())).containsExactly(40, 40, 20);
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void more_than_a_page_of_changes_costs_its_pages_twice_and_a_batch_of_verification() {
        start(World.builder().people(20).entries(2000), Map.of());
        backfilled();
        List<EntryView> entries = world.entries(workspace).stream().filter(entry -> !entry.running()).toList();
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 230; i++) {
            EntryView entry = entries.get(i);
            if (i < 120) {
                world.createEntry(workspace, EntryDraft.of(entry.userId(), entry.start(), entry.end()));
            } else if (i < 190) {
                world.editEntry(workspace, entry.id(), draft -> draft.withDescription("edited"));
            } else {
                world.deleteEntry(workspace, entry.id());
            }
            clock.advance(Duration.ofSeconds(10));
        }
        clock.advance(Duration.ofMinutes(10));
        simulator.requests().reset();

        sync();

        assertThat(simulator.requests().byKind()).isEqualTo(Map.of(
                "GET /workspaces/{id}/time-entries/status/in-progress", 1,
                "GET /workspaces/{id}/entities/created", 3 * 2,
                "GET /workspaces/{id}/entities/updated", 2 * 2,
                "GET /workspaces/{id}/entities/deleted", 1,
                "POST /workspaces/{id}/time-entries/batch", 1));
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_free_workspace_is_kept_current_while_its_past_is_read() {
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(3);
        start(World.builder().people(5).entries(3000).plan(Plan.FREE).from(from.atStartOfDay().toInstant(ZoneOffset.UTC)),
                Map.of("clockify.backfill-from", from.toString()));
        assertThat(sync().outcome()).isEqualTo("waiting");
        String created = world.createEntry(
                workspace, EntryDraft.of(world.entries(workspace).get(0).userId(), now.minusSeconds(900), now));

        waitUntilDue();
        assertThat(sync().outcome()).isEqualTo("waiting");

        assertThat(Duration.between(now, clock.instant())).isLessThanOrEqualTo(Duration.ofMinutes(16));
        assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + created + "'")).isOne();
        assertThat(simulator.requests().violations()).isZero();
    }

    @Test
    void a_free_workspace_is_reconciled_daily() {
        start(World.builder().people(5).entries(1000).plan(Plan.FREE), Map.of());
        Instant backfilled = null;
        while (backfilled == null) {
            waitUntilDue();
            backfilled = sync().outcome().equals("done") ? clock.instant() : null;
        }
        Instant due = backfilled.plus(Duration.ofHours(24));
        while (clock.instant().isBefore(due.plus(Duration.ofHours(2)))) {
            waitUntilDue();
            sync();
        }

        assertThat(instant("select reconciled_at from clockify_integration_workspace")).isAfterOrEqualTo(due);
        assertThat(simulator.requests().violations()).isZero();
        assertThat(simulator.requests().count(request -> request.status() == 429)).isZero();
    }

    private void waitUntilDue() {
        if (simulator.requests().count() > 0) {
            clock.set(instant("select due_at from clockify_integration_workspace"));
        }
    }

    private Instant instant(String query) {
        return JdbcClient.create(hub.database().dataSource()).sql(query).query(OffsetDateTime.class).single().toInstant();
    }
}
