package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How soon a change in Clockify is in the table, by a hub that ticks and syncs every second. */
final class Freshness {

    private static final int CHANGES = 120;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final PostgresServer postgres;

    Freshness(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /**
     * How long one change took, in seconds.
     *
     * @param all from the change to the row
     * @param synced from the beginning of the sync that brought it to the row
     */
    private record Delay(double all, double synced) {
    }

    void run() throws Exception {
        World world = World.builder().seed(3).people(200).entries(20_000).zones("UTC").oddities(false).build();
        String workspace = world.workspaceId();
        Path settings = Files.createTempFile("freshness", ".properties");
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            Files.write(settings, List.of(
                    "clockify.tick = * * * * * ?",
                    "clockify.sync-every = 1s",
                    "clockify.integrations.acme.api-key = " + world.adminKey(),
                    "clockify.integrations.acme.api-url = " + simulator.apiUrl(),
                    "clockify.integrations.acme.reports-url = " + simulator.reportsUrl()));
            try (Hub hub = Hub.start(settings, postgres.empty())) {
                Rows rows = new Rows(hub.database(), workspace);
                until("the backfill is done", () -> rows.backfilled() ? Instant.now() : null);
                measure(world, workspace, rows);
            }
        } finally {
            Files.delete(settings);
        }
    }

    private void measure(World world, String workspace, Rows rows) throws InterruptedException {
        Random random = new Random(1);
        List<EntryView> entries = world.entries(workspace).stream().filter(entry -> !entry.running()).toList();
        Map<String, List<Delay>> delays = new LinkedHashMap<>();
        String[] deleted = new String[10];
        Instant deletedAt = Instant.now();
        for (int i = 0; i < deleted.length; i++) {
            deleted[i] = entries.get(entries.size() - 1 - i).id();
            world.deleteEntry(workspace, deleted[i]);
        }
        for (int i = 0; i < CHANGES; i++) {
            // at any moment between two ticks
            Thread.sleep(random.nextInt(1000));
            EntryView entry = entries.get(i);
            Instant changed = Instant.now();
            boolean creates = i % 2 == 0;
            String id = entry.id();
            if (creates) {
                id = world.createEntry(workspace,
                        EntryDraft.of(entry.userId(), changed.minusSeconds(3600), changed.minusSeconds(600)));
            } else {
                world.editEntry(workspace, id, draft -> draft.withDescription("edited just now"));
            }
            String changedId = id;
            Instant seen = until("entry " + id + " arrives",
                    () -> creates ? rows.present(changedId) : rows.described(changedId, "edited just now"));
            delays.computeIfAbsent(creates ? "created" : "edited", kind -> new ArrayList<>())
                    .add(new Delay(seconds(changed, seen), seconds(rows.lastBegunBefore(seen), seen)));
        }
        for (String id : deleted) {
            Instant seen = until("entry " + id + " is deleted", () -> rows.deletedAt(id));
            delays.computeIfAbsent("deleted", kind -> new ArrayList<>())
                    .add(new Delay(seconds(deletedAt, seen), seconds(rows.lastBegunBefore(seen), seen)));
        }
        System.out.println("| change | number | from the change to the row, s: median | 95 % | most"
                + " | from the beginning of its sync to the row, s: median | 95 % | most |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        delays.forEach((kind, of) -> System.out.printf(Locale.ROOT, "| %s | %d | %s | %s |%n", kind, of.size(),
                spread(of.stream().mapToDouble(Delay::all).toArray()),
                spread(of.stream().mapToDouble(Delay::synced).toArray())));
    }

    private static String spread(double[] values) {
        Arrays.sort(values);
        return String.format(Locale.ROOT, "%.2f | %.2f | %.2f", values[values.length / 2],
                values[(int) Math.ceil(values.length * 0.95) - 1], values[values.length - 1]);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @FunctionalInterface
    private interface Look {

        /** When it was seen; null for not yet. */
        Instant look();
    }

    private static Instant until(String what, Look look) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        for (Instant seen = look.look(); ; seen = look.look()) {
            if (seen != null) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            Thread.sleep(10);
        }
    }

    /** What an analyst would see. */
    private record Rows(Database database, String workspace) {

        private JdbcClient sql() {
            return JdbcClient.create(database.dataSource());
        }

        boolean backfilled() {
            try {
                return sql().sql("select count(*) from clockify_sync_run where outcome = 'done'").query(Long.class).single() > 0;
            } catch (BadSqlGrammarException notYetMigrated) {
                return false;
            }
        }

        Instant present(String id) {
            return seen("deleted_at is null", id);
        }

        Instant described(String id, String description) {
            return seen("description = '" + description + "'", id);
        }

        Instant deletedAt(String id) {
            return sql().sql("select deleted_at from clockify_time_entry"
                            + " where workspace_id = :workspace_id and id = :id and deleted_at is not null")
                    .param("workspace_id", workspace)
                    .param("id", id)
                    .query(Timestamp.class)
                    .optional()
                    .map(Timestamp::toInstant)
                    .orElse(null);
        }

        private Instant seen(String condition, String id) {
            long rows = sql().sql("select count(*) from clockify_time_entry where workspace_id = :workspace_id and id = :id and "
                            + condition)
                    .param("workspace_id", workspace)
                    .param("id", id)
                    .query(Long.class)
                    .single();
            return rows > 0 ? Instant.now() : null;
        }

        /** When the last sync began before this moment; there is one at a time. */
        Instant lastBegunBefore(Instant moment) {
            return sql().sql("select max(started_at) from clockify_sync_run where started_at <= :moment")
                    .param("moment", Timestamp.from(moment))
                    .query(Timestamp.class)
                    .single()
                    .toInstant();
        }
    }
}
