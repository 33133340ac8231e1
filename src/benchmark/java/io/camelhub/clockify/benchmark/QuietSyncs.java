package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What a sync computes of which nothing changed, by the size of the roster. The simulator computes in the same process. */
final class QuietSyncs {

    private static final int[] EMPLOYEES = {0, 1_000, 20_000};
    private static final int WARM_UP = 30;
    private static final int MEASURED = 40;

    private final PostgresServer postgres;

    QuietSyncs(PostgresServer postgres) {
        this.postgres = postgres;
    }

    void run() {
        System.out.println("| employees | ms of the processor a quiet sync |");
        System.out.println("|---:|---:|");
        for (int employees : EMPLOYEES) {
            measure(employees);
        }
    }

    private void measure(int employees) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T06:00:00Z"));
        World world = World.builder().seed(9).people(30).entries(1_000).zones("UTC").oddities(false).clock(clock).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, postgres.empty(), Map.of(), clock::instant)) {
            hub.database().migrate();
            new Roster(hub.database()).refresh(IntStream.range(0, employees).mapToObj(i -> Map.<String, Object>of("id", "e" + i,
                    "email", "somebody-" + i + "@elsewhere.example", "full_name", "Somebody No " + i, "team", "Team " + i % 300)).toList());
            syncs(hub, clock, WARM_UP);
            CpuWatch watch = CpuWatch.start();
            syncs(hub, clock, MEASURED);
            System.out.printf(Locale.ROOT, "| %,d | %.0f |%n", employees, watch.process().toNanos() / 1e6 / MEASURED);
        }
    }

    private static void syncs(Hub hub, SimulatedClock clock, int times) {
        for (int i = 0; i < times; i++) {
            clock.advance(Duration.ofMinutes(15));
            hub.sync();
        }
    }
}
