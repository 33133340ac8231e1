package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.camelhub.clockify.Hub;
import io.camelhub.clockify.Truth;
import io.camelhub.clockify.cli.Distribution.Outcome;
import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.outbox.OutboxRows;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, killed at random moments (SIGKILL) while it writes to PostgreSQL. */
@Tag("slow")
class CrashIT {

    /** Each costs the 30 seconds until the lease of the dead process is free. */
    private static final int KILLS = 2;

    private final Random random = new Random();
    private final World world = World.builder().seed(31).people(15).entries(3_000).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.POSTGRESQL);

    @TempDir
    private Path folder;

    @Test
    void a_sync_that_is_killed_again_and_again_ends_with_the_truth_and_nothing_twice() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().latency(Duration.ofMillis(10)).deletionDelay(Duration.ZERO);
            settings(clockify, "0 0 0 1 1 ? 2099");
            for (int i = 0; i < KILLS; i++) {
                killedAfter(clockify, 1 + random.nextInt(25), "sync");
                people();
            }

            assertSame(clockify, Distribution.clockify(folder, "--config", "hub.properties", "sync"));
        }
    }

    @Test
    void a_hub_that_is_killed_goes_on_where_it_was() throws Exception {
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            clockify.behaviour().latency(Duration.ofMillis(10)).deletionDelay(Duration.ZERO);
            settings(clockify, "* * * * * ?");
            killedAfter(clockify, 1 + random.nextInt(40), "run");
            people();

            assertSame(clockify, Distribution.clockify(folder, "--config", "hub.properties", "sync"));
        }
    }

    @Test
    void a_hub_that_is_killed_between_sending_events_and_deleting_them_sends_them_again_in_the_order_of_each_entry() throws Exception {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Process> toKill = new AtomicReference<>();
        HttpServer bus = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        bus.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestHeaders().getFirst("ce_id"));
            Process process = toKill.get();
            // less than a batch, none of which is deleted before the last of it is sent
            if (process != null && received.size() >= 100) {
                process.destroyForcibly();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        bus.start();
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            settings(clockify, "0 0 0 1 1 ? 2099");
            // nothing is synced: 'run' looks for what is due when it has started
            Files.writeString(folder.resolve("hub.properties"),
                    "clockify.integrations.acme.enabled = false\nclockify.events.uri = http://127.0.0.1:" + bus.getAddress().getPort() + "/\n", StandardOpenOption.APPEND);
            List<String> ids;
            try (Hub hub = Hub.start(clockify, database, Map.of())) {
                hub.database().migrate();
                ids = OutboxRows.insert(hub, 400, 20);

                try (Running running = run()) {
                    toKill.set(running.process());
                    assertThat(running.end().exitCode()).as("SIGKILL").isEqualTo(128 + 9);
                }
                toKill.set(null);
                List<String> before = List.copyOf(received);
                assertThat(before).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
                assertThat(hub.count("select count(*) from clockify_outbox")).as("none was deleted").isEqualTo(ids.size());
                received.clear();

                try (Running running = run()) {
                    await().atMost(Duration.ofSeconds(120)).until(() -> hub.count("select count(*) from clockify_outbox") == 0);
                    running.process().destroy();
                    assertThat(running.end().exitCode()).isZero();
                }
                assertThat(OutboxRows.byKey(List.copyOf(received))).as("all, those that had been sent too").isEqualTo(OutboxRows.byKey(ids));
                OutboxRows.byKey(before).forEach((key, sent) -> assertThat(OutboxRows.byKey(ids).get(key)).as(key).startsWith(sent.toArray(String[]::new)));
            }
        } finally {
            bus.stop(0);
        }
    }

    private Running run() throws Exception {
        return Distribution.start(Distribution.FOLDER.resolve("bin").resolve("clockify"), folder, Map.of(), "--config", "hub.properties", "run");
    }

    private void assertSame(ClockifySimulator clockify, Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        try (Hub hub = Hub.start(clockify, database, Map.of())) {
            Truth.of(hub, world).withoutPeople().assertSame(world.workspaceId());
            assertThat(hub.count("select count(*) from clockify_timeline_event")).isEqualTo(world.entryCount(world.workspaceId()));
        }
    }

    /** Kills a command once it has asked so much of Clockify; one that is done before is not killed any more. */
    private void killedAfter(ClockifySimulator clockify, int requests, String command) throws Exception {
        clockify.requests().reset();
        try (Running running = Distribution.start(
                Distribution.FOLDER.resolve("bin").resolve("clockify"), folder, Map.of(), "--config", "hub.properties", command)) {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(3))
                    .until(() -> clockify.requests().count() >= requests || !running.process().isAlive());
            running.process().toHandle().destroyForcibly();
            running.end();
        }
    }

    private void people() {
        String ws = world.workspaceId();
        List<EntryView> entries = world.entries(ws);
        for (int i = 0; i < 20; i++) {
            String id = entries.get(random.nextInt(entries.size())).id();
            if (world.entry(ws, id) != null && i % 5 == 0) {
                world.deleteEntry(ws, id);
            } else if (world.entry(ws, id) != null) {
                world.editEntry(ws, id, draft -> draft.withDescription("edited " + random.nextInt()));
            }
        }
    }

    private void settings(ClockifySimulator clockify, String tick) throws Exception {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                clockify.tick = %s
                clockify.sync-every = 1m
                clockify.page-size = 100
                clockify.delete-lag = 1s
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(database.jdbcUrl(), database.username(), tick, world.adminKey(),
                        clockify.apiUrl(), clockify.reportsUrl()));
    }
}
