package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.Truth;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three years of five people on the Free plan, while they go on working; the hours are simulated. */
final class FreePlan {

    private static final int PER_HOUR = 30;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TOO_LONG = Duration.ofDays(3);

    private final PostgresServer postgres;
    private final Instant begun = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(begun);
    private final Random random = new Random(4);

    FreePlan(PostgresServer postgres) {
        this.postgres = postgres;
    }

    void run() {
        LocalDate from = LocalDate.ofInstant(begun, ZoneOffset.UTC).minusYears(3);
        World world = World.builder().seed(5).people(5).entries(12_000).plan(Plan.FREE).zones("Europe/Berlin")
                .from(from.atStartOfDay().toInstant(ZoneOffset.UTC)).oddities(false).clock(clock).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, postgres.empty(), Map.of("clockify.backfill-from", from.toString()), clock::instant)) {
            long start = System.nanoTime();
            RunSummary run = hub.sync().get(0);
            double seconds = (System.nanoTime() - start) / 1e9;
            int first = simulator.requests().count();
            LocalDate recent = LocalDate.ofInstant(begun, ZoneOffset.UTC).minusDays(30);
            Truth.of(hub, world).from(recent).orMore().assertSame(workspace);
            System.out.printf(Locale.ROOT, "After the first sync (%.1f s, %d requests): the last 31 days and the running timers are"
                            + " complete, %,d of %,d entries stored, back to %s.%n%n",
                    seconds, first, hub.count("select count(*) from clockify_time_entry"), world.entryCount(workspace),
                    oldest(hub));
            int syncs = 1;
            while (!run.outcome().equals("done")) {
                run = next(hub, world);
                syncs++;
            }
            System.out.println("| | entries | simulated hours | syncs | requests | most within any hour | above the limit | 429 |");
            System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
            Instant filled = clock.instant();
            tell("backfill", hub, simulator, Duration.between(begun, filled), syncs);
            // the next reconcile is due a day after the backfill's end
            int before = syncs;
            Instant reconciled = reconciledAt(hub);
            while (reconciledAt(hub).equals(reconciled)) {
                next(hub, world);
                syncs++;
            }
            tell("the day after, reconcile included", hub, simulator, Duration.between(filled, clock.instant()), syncs - before);
            // deletions of the last minutes show up late
            clock.advance(HOUR);
            hub.sync();
            clock.advance(HOUR);
            hub.sync();
            Truth.of(hub, world).assertSame(workspace);
            long refused = simulator.requests().count(request -> request.status() == 429);
            if (refused + simulator.requests().violations() > 0
                    || mostWithinAnHour(simulator.requests().all()) > PER_HOUR) {
                throw new IllegalStateException("Clockify was asked too often");
            }
        }
    }

    /** The next sync, when it is due, as the tick of a whole minute would begin it. */
    private RunSummary next(Hub hub, World world) {
        work(world);
        Instant due = due(hub).plusNanos(59_999_999_999L).truncatedTo(ChronoUnit.MINUTES);
        clock.set(due.isAfter(clock.instant()) ? due : clock.instant().plusSeconds(1));
        if (Duration.between(begun, clock.instant()).compareTo(TOO_LONG) > 0) {
            throw new IllegalStateException("it does not end");
        }
        return hub.sync().get(0);
    }

    private static void tell(String what, Hub hub, ClockifySimulator simulator, Duration time, int syncs) {
        System.out.printf(Locale.ROOT, "| %s | %,d | %.1f | %d | %d | %d | %d | %d |%n",
                what, hub.count("select count(*) from clockify_timeline_event"), time.toMinutes() / 60.0, syncs,
                simulator.requests().count(), mostWithinAnHour(simulator.requests().all()),
                simulator.requests().violations(), simulator.requests().count(request -> request.status() == 429));
    }

    /** What the five do between two syncs. */
    private void work(World world) {
        String workspace = world.workspaceId();
        List<EntryView> entries = world.entries(workspace).stream().filter(entry -> !entry.running()).toList();
        EntryView edited = entries.get(random.nextInt(entries.size()));
        world.editEntry(workspace, edited.id(), draft -> draft.withDescription("corrected at " + clock.instant()));
        Instant end = clock.instant();
        world.createEntry(workspace, EntryDraft.of(edited.userId(), end.minusSeconds(900), end));
        EntryView deleted = entries.get(random.nextInt(entries.size()));
        if (deleted != edited) {
            world.deleteEntry(workspace, deleted.id());
        }
    }

    private static int mostWithinAnHour(List<RecordedRequest> requests) {
        int most = 0;
        for (int first = 0, last = 0; last < requests.size(); last++) {
            while (!requests.get(first).at().plus(HOUR).isAfter(requests.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static Instant due(Hub hub) {
        return sql(hub, "select due_at from clockify_integration_workspace");
    }

    private static Instant reconciledAt(Hub hub) {
        return sql(hub, "select reconciled_at from clockify_integration_workspace");
    }

    private static LocalDate oldest(Hub hub) {
        return LocalDate.ofInstant(sql(hub, "select min(window_from) from clockify_window"), ZoneOffset.UTC);
    }

    private static Instant sql(Hub hub, String query) {
        return JdbcClient.create(hub.database().dataSource()).sql(query).query(Timestamp.class).single().toInstant();
    }
}
