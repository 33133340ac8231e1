package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member's key beside an admin's, over the same workspace: each has a feed of its own, and a row is of the first that sees it. */
@Tag("slow")
class LesserKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SyncOrder ADMIN = SyncOrder.of(List.of("acme"));
    private static final SyncOrder MEMBER = SyncOrder.of(List.of("lesser"));

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final World world = World.builder().seed(5).people(5).entries(60).clock(clock)
            .from(NOW.minus(Duration.ofDays(60))).to(NOW).zones("UTC").oddities(false).build();
    private final String ws = world.workspaceId();

    /** @param reports whether windows are read by the report, rather than by each user's list */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_lesser_key_finds_deleted_is_found_by_an_admin_s_key_whose_feed_listed_it_before(boolean reports) {
        world.allowReports(ws, reports);
        String member = world.people(ws).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE)
                .findFirst().orElseThrow().id();
        world.addKey("lesser", member);
        try (ClockifySimulator clockify = ClockifySimulator.start(world);
                Hub hub = Hub.start(clockify, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.integrations.lesser.api-key", world.key("lesser"),
                        "clockify.integrations.lesser.api-url", clockify.apiUrl(),
                        "clockify.integrations.lesser.reports-url", clockify.reportsUrl()), clock::instant)) {
            sync(hub, ADMIN);
            sync(hub, MEMBER);
            clock.advance(Duration.ofMinutes(15));
            String entry = world.createEntry(ws, EntryDraft.of(member, clock.instant().minusSeconds(600), clock.instant()));
            // within what the feed reports late: the member's next window has both its creation and its deletion, and lists neither
            clock.advance(Duration.ofSeconds(30));
            sync(hub, MEMBER);
            sync(hub, ADMIN);
            clock.advance(Duration.ofMinutes(5));
            world.deleteEntry(ws, entry);
            clock.advance(Duration.ofMinutes(5));
            sync(hub, ADMIN);
            assertThat(stored(hub, entry)).as("left to the integration that saw it first").isEqualTo(1);

            sync(hub, MEMBER);
            clock.advance(Duration.ofMinutes(5));
            RunSummary last = sync(hub, ADMIN);

            assertThat(last.deleted()).isEqualTo(1);
            assertThat(stored(hub, entry)).isZero();
            Truth.of(hub, world).assertSame(ws);
        }
    }

    private static RunSummary sync(Hub hub, SyncOrder order) {
        List<RunSummary> runs = hub.sync(order);
        return runs.get(runs.size() - 1);
    }

    private static long stored(Hub hub, String entry) {
        return hub.count("select count(*) from clockify_time_entry where deleted_at is null and id = '" + entry + "'");
    }
}
