package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.Truth;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What a sync of the last hour costs, by the size of the workspace and by how much people did. */
final class HourlySyncs {

    private static final int[] PEOPLE = {5, 200, 5_000};
    private static final int[] CHANGES = {0, 100, 5_000};
    private static final Duration HOUR = Duration.ofHours(1);

    private final PostgresServer postgres;

    HourlySyncs(PostgresServer postgres) {
        this.postgres = postgres;
    }

    void run() {
        System.out.println("| people | entries stored | changes in the hour | requests | seconds | what was asked"
                + " | a request per person and sync |");
        System.out.println("|---:|---:|---:|---:|---:|---|---:|");
        for (int people : PEOPLE) {
            measure(people);
        }
    }

    private void measure(int people) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(people).people(people).entries(Math.max(10_000, 20 * people))
                .zones("UTC", "Europe/Berlin").oddities(false).clock(clock).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, postgres.empty(), Map.of(), clock::instant)) {
            done(hub.sync());
            clock.advance(HOUR);
            done(hub.sync());
            for (int changes : CHANGES) {
                change(world, clock, changes);
                simulator.requests().reset();
                long start = System.nanoTime();
                RunSummary run = done(hub.sync());
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "| %,d | %,d | %,d | %d | %.1f | %s | %,d |%n",
                        people, hub.count("select count(*) from clockify_timeline_event"), changes,
                        simulator.requests().count(), seconds, asked(simulator), people);
                if (run.requests() != simulator.requests().count()) {
                    throw new IllegalStateException("the run counts " + run.requests() + " requests, but sent "
                            + simulator.requests().count());
                }
            }
            // deletions of the last two minutes show up a sync later
            clock.advance(Duration.ofMinutes(15));
            done(hub.sync());
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    /** Four edits, four new entries, back-dated ones among them, and two deletions in ten, spread over the hour. */
    private static void change(World world, SimulatedClock clock, int changes) {
        String workspace = world.workspaceId();
        Random random = new Random(changes);
        List<EntryView> entries = new ArrayList<>(world.entries(workspace));
        entries.removeIf(EntryView::running);
        List<PersonView> people = world.people(workspace);
        Instant begun = clock.instant();
        for (int i = 0; i < changes; i++) {
            int number = i;
            EntryView entry = entries.remove(random.nextInt(entries.size()));
            switch (i % 10) {
                case 0, 1, 2, 3 -> world.editEntry(workspace, entry.id(), draft -> draft.withDescription("edit " + number));
                case 4, 5, 6, 7 -> {
                    Instant from = clock.instant().minus(Duration.ofHours(random.nextInt(24 * 200)));
                    String person = people.get(random.nextInt(people.size())).id();
                    world.createEntry(workspace, EntryDraft.of(person, from.minusSeconds(1800), from));
                }
                default -> world.deleteEntry(workspace, entry.id());
            }
            clock.set(begun.plus(HOUR.multipliedBy(i + 1L).dividedBy(changes + 1L)));
        }
        clock.set(begun.plus(HOUR));
    }

    private static RunSummary done(List<RunSummary> runs) {
        if (runs.size() != 1 || !runs.get(0).outcome().equals("done")) {
            throw new IllegalStateException("the sync did not end well: " + runs);
        }
        return runs.get(0);
    }

    private static String asked(ClockifySimulator simulator) {
        return simulator.requests().byKind().entrySet().stream()
                .map(kind -> kind.getKey().replaceFirst(".*/workspaces/\\{id}/", "") + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }
}
