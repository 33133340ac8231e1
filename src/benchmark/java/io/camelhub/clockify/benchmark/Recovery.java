package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.Truth;
import io.camelhub.clockify.cli.Clockify;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How soon the sync goes on after Clockify refused it for a while, and after its process was killed. */
final class Recovery {

    private static final Predicate<RecordedRequest> REPORT = Faults.to("/reports/detailed");
    private static final int REFUSED_FROM = 10;
    private static final int[] BURST_SECONDS = {1, 5, 15, 60};
    private static final int[] KILLED_AT = {5, 40, 80};

    private final PostgresServer postgres;
    private final Instant now = Instant.now();
    private final LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(365);

    Recovery(PostgresServer postgres) {
        this.postgres = postgres;
    }

    private static World world() {
        return World.builder().seed(9).people(200).entries(100_000).zones("UTC").oddities(false).build();
    }

    void run() throws Exception {
        System.out.println("| 429 without Retry-After for | refused requests | from its end until the sync goes on, s |"
                + " times the run ended and was due again |");
        System.out.println("|---:|---:|---:|---:|");
        for (int seconds : BURST_SECONDS) {
            burst(Duration.ofSeconds(seconds));
        }
        System.out.println();
        System.out.println("| `sync` of 100 000 entries | until its first request, s | until a report is read, s | until its end, s | reports |");
        System.out.println("|---|---:|---:|---:|---:|");
        kill(0);
        for (int killedAt : KILLED_AT) {
            kill(killedAt);
        }
    }

    private void burst(Duration length) throws InterruptedException {
        World world = world();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, postgres.empty(), Map.of())) {
            AtomicInteger reports = new AtomicInteger();
            AtomicReference<Instant> begun = new AtomicReference<>();
            simulator.faults().next(Integer.MAX_VALUE, request -> {
                if (begun.get() == null && REPORT.test(request) && reports.incrementAndGet() == REFUSED_FROM) {
                    begun.set(request.at());
                }
                return begun.get() != null && request.at().isBefore(begun.get().plus(length));
            }, Fault.status(429));

            int ended = 0;
            // no run at all where not even the key's workspaces could be read
            for (List<RunSummary> runs = hub.sync();
                    runs.isEmpty() || runs.get(0).outcome().equals("waiting");
                    runs = hub.sync()) {
                ended++;
                // as the command sync does
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), due(hub)).toMillis()));
            }

            Instant over = begun.get().plus(length);
            System.out.printf(Locale.ROOT, "| %d s | %d | %.1f | %d |%n",
                    length.toSeconds(),
                    simulator.requests().count(request -> request.status() == 429),
                    seconds(over, after(simulator, over, request -> request.status() == 200)),
                    ended);
            Truth.of(hub, world).assertSame(world.workspaceId());
        }
    }

    private static Instant due(Hub hub) {
        return JdbcClient.create(hub.database().dataSource())
                .sql("select due_at from clockify_integration_workspace")
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Kills the process at this report request, and starts another at once; 0 is an undisturbed run. */
    private void kill(int killedAt) throws Exception {
        World world = world();
        TestDatabases.Access database = postgres.empty();
        Path settings = Files.createTempFile("recovery", ".properties");
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            // as far away as Clockify is
            simulator.behaviour().latency(Duration.ofMillis(100));
            Files.write(settings, List.of(
                    "camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource",
                    "camel.beans.hub.jdbc-url = " + database.jdbcUrl(),
                    "camel.beans.hub.username = " + database.username(),
                    "clockify.page-size = 1000",
                    "clockify.backfill-from = " + from,
                    "clockify.integrations.acme.api-key = " + world.adminKey(),
                    "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                    "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()));
            if (killedAt > 0) {
                Process first = sync(settings);
                while (simulator.requests().count(REPORT) < killedAt) {
                    if (!first.isAlive()) {
                        throw new IllegalStateException("the sync ended before it could be killed");
                    }
                    Thread.sleep(5);
                }
                // SIGKILL
                first.destroyForcibly().waitFor();
            }
            Instant start = Instant.now();
            Process sync = sync(settings);
            int code = sync.waitFor();
            Instant end = Instant.now();
            if (code != 0) {
                throw new IllegalStateException("the sync ended with code " + code);
            }
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %d |%n",
                    killedAt == 0 ? "undisturbed" : "killed (-9) at report " + killedAt + ", started again at once",
                    seconds(start, after(simulator, start, request -> true)),
                    seconds(start, after(simulator, start, REPORT)),
                    seconds(start, end),
                    simulator.requests().count(REPORT));
            try (Hub hub = Hub.start(simulator, database, Map.of())) {
                Truth.of(hub, world).assertSame(world.workspaceId());
            }
        } finally {
            Files.delete(settings);
        }
    }

    private static Process sync(Path settings) throws IOException {
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dapp.home=" + Path.of("").toAbsolutePath());
        return ChildJvm.builder(options, Clockify.class, "--config", settings.toString(), "sync")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Instant after(ClockifySimulator simulator, Instant start, Predicate<RecordedRequest> which) {
        return simulator.requests().all().stream()
                .filter(request -> !request.at().isBefore(start) && which.test(request))
                .map(RecordedRequest::at)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
