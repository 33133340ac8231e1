package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Test;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.JobListenerSupport;

/** What a hub logs on a day on which nothing happens, at all that a tick does: {@code -Dquiet.integrations=100 -Dquiet.rounds=24}. */
class QuietDayTest {

    private static final int INTEGRATIONS = Integer.getInteger("quiet.integrations", 15);
    private static final int ROUNDS = Integer.getInteger("quiet.rounds", 3);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void one_line_a_sync_and_none_that_comes_again_without_a_change() throws SchedulerException {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(73).workspaces(INTEGRATIONS - 1).people(2).entries(4).plan(Plan.PRO).oddities(false).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(5))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings(simulator), clock::instant);
                RecordedLog own = RecordedLog.of("io.camelhub.clockify", Level.INFO);
                RecordedLog camel = RecordedLog.of("org.apache.camel", Level.INFO)) {
            // one may not list the groups of its workspace, and one has a key that was taken back
            simulator.faults().next(Integer.MAX_VALUE, Faults.to("/user-groups"), Fault.status(403));
            hub.database().migrate();
            rounds(hub, clock, 1, Duration.ofHours(1));
            own.clear();
            camel.clear();

            // what is refused is tried again daily
            long runs = rounds(hub, clock, ROUNDS, Duration.ofHours(1)) + rounds(hub, clock, 2, Duration.ofHours(25));

            List<String> lines = own.lines().stream().map(ILoggingEvent::getFormattedMessage).toList();
            assertThat(runs).isGreaterThanOrEqualTo((long) ROUNDS * (INTEGRATIONS - 1));
            assertThat(lines).filteredOn(line -> line.startsWith("Synced ")).hasSize((int) runs);
            assertThat(lines).filteredOn(line -> !line.startsWith("Synced ")).as("no other").isEmpty();
            assertThat(camel.lines()).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        }
    }

    /** Lets all that is due be synced, to its end, at ticks some time apart, each with two behind it at which nothing is due. */
    private static long rounds(Hub hub, SimulatedClock clock, int rounds, Duration apart) throws SchedulerException {
        long before = ended(hub);
        for (int round = 1; round <= rounds; round++) {
            clock.advance(apart);
            tick(hub);
            long wanted = before + (long) round * (INTEGRATIONS - 1);
            await().atMost(LONGEST).until(() -> ended(hub) >= wanted && claims(hub) == 0);
            for (int idle = 0; idle < 2; idle++) {
                clock.advance(Duration.ofMinutes(1));
                tick(hub);
            }
        }
        return ended(hub) - before;
    }

    /** Lets the schedule fire at once, and waits until that is done, and all that it handed over. */
    private static void tick(Hub hub) throws SchedulerException {
        Scheduler schedule = hub.context().getComponent("quartz", QuartzComponent.class).getScheduler();
        AtomicBoolean done = new AtomicBoolean();
        schedule.getListenerManager().addJobListener(new JobListenerSupport() {
            @Override
            public String getName() {
                return "tick";
            }

            @Override
            public void jobWasExecuted(JobExecutionContext job, JobExecutionException fault) {
                done.set(true);
            }
        });
        schedule.triggerJob(schedule.getJobKeys(GroupMatcher.anyGroup()).iterator().next());
        // a run has ended before its line is logged, and that before its claim is given back
        await().atMost(LONGEST).until(() -> done.get() && claims(hub) == 0);
    }

    private static long claims(Hub hub) {
        return hub.count("select count(*) from clockify_claim");
    }

    private static long ended(Hub hub) {
        return hub.count("select count(*) from clockify_sync_run where outcome is not null");
    }

    private static Map<String, String> settings(ClockifySimulator simulator) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("clockify.alerts.uri", "mock:alerts");
        settings.put("clockify.integrations.acme.api-key", "revoked");
        World world = simulator.world();
        for (int i = 1; i < INTEGRATIONS; i++) {
            String key = "key " + i;
            String own = world.workspaceIds().get(i - 1);
            settings.put("clockify.integrations.i" + i + ".api-key", world.addKey(key, world.keyOwner(World.ADMIN)));
            world.workspaceIds().stream().filter(id -> !id.equals(own)).forEach(id -> world.hideWorkspace(key, id));
            settings.put("clockify.integrations.i" + i + ".api-url", simulator.apiUrl());
            settings.put("clockify.integrations.i" + i + ".reports-url", simulator.reportsUrl());
            settings.put("clockify.integrations.i" + i + ".team-ids", own);
        }
        return settings;
    }
}
