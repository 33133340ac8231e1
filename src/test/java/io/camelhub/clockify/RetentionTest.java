package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;

/** Data is deleted after its retention time, through the real routes, on every database. */
class RetentionTest {

    private static final int OLD_CHANGES = 12_000;

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));

    @ParameterizedTest
    @EachDialect
    void what_is_over_is_deleted_once_a_day(Dialect dialect) {
        World world = World.builder().seed(71).people(2).entries(3).build();
        Map<String, String> settings = new HashMap<>(Map.of(
                "clockify.keep-runs", "30d", "clockify.keep-changes", "365d", "clockify.keep-rejected", "30d", "clockify.keep-audit-log", "30d"));
        settings.put("clockify.integrations.acme.api-key", null);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), settings, now::get)) {
            hub.database().migrate();
            fill(hub.database());

            hub.sync();

            assertThat(hub.rows("select integration from clockify_sync_run order by integration")).extracting(Map::values)
                    .extracting(Object::toString).containsExactly("[in-hand]", "[recent]");
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isEqualTo(1);
            assertThat(hub.count("select count(*) from clockify_rejected")).isEqualTo(1);
            assertThat(hub.count("select count(*) from clockify_audit_log")).isEqualTo(1);
            assertThat(hub.count("select count(*) from clockify_request")).isEqualTo(1);
            // of the marks of days to be summed up anew, one each
            assertThat(hub.rows("select workspace_id from clockify_activity_stale where utc_day < '2026-01-03' order by 1")).hasSize(2);

            fill(hub.database());
            hub.sync();
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isEqualTo(OLD_CHANGES + 2);

            now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
            hub.sync();
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EachDialect
    void what_is_kept_for_ever_stays(Dialect dialect) {
        World world = World.builder().seed(71).people(2).entries(3).build();
        Map<String, String> settings = new HashMap<>(Map.of(
                "clockify.keep-runs", "for ever", "clockify.keep-rejected", "for ever", "clockify.keep-audit-log", "for ever"));
        settings.put("clockify.integrations.acme.api-key", null);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), settings, now::get)) {
            hub.database().migrate();
            fill(hub.database());

            hub.sync();

            assertThat(hub.count("select count(*) from clockify_sync_run")).isEqualTo(4);
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isEqualTo(OLD_CHANGES + 1);
            assertThat(hub.count("select count(*) from clockify_rejected")).isEqualTo(2);
            assertThat(hub.count("select count(*) from clockify_audit_log")).isEqualTo(2);
            assertThat(hub.count("select count(*) from clockify_request")).isEqualTo(1);
        }
    }

    /** What changed while a workspace was out of sight for so long that the marks of the change are over. */
    @ParameterizedTest
    @EachDialect
    void a_roster_that_came_while_a_workspace_was_not_read_for_days_finds_its_users(Dialect dialect) throws IOException {
        World world = World.builder().seed(71).people(4).entries(3).oddities(false).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), now::get)) {
            for (int day = 0; day < 3; day++) {
                hub.sync();
                now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
            }
            assertThat(hub.count("select count(*) from clockify_user where employee_id is not null")).isZero();

            hub.bean("clockifyRoster", Roster.class).importCsv(
                    Files.writeString(folder.resolve("employees.csv"), world.employeesCsv()), new RosterColumns(Map.of()), false);
            world.hideWorkspace(World.ADMIN, world.workspaceId());
            for (int day = 0; day < 2; day++) {
                now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
                hub.sync();
            }
            world.showWorkspace(World.ADMIN, world.workspaceId());
            now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
            hub.sync();

            assertThat(hub.count("select count(*) from clockify_user where employee_id is null")).isZero();
        }
    }

    private void fill(Database database) {
        run(database, "recent", 29, 29);
        run(database, "old", 31, 31);
        run(database, "killed", 33, null);
        run(database, "in-hand", 31, null);
        // what webhooks hint at has many runs, which stay for a day
        run(database, "hints", 2, 2);
        new NamedParameterJdbcTemplate(database.dataSource()).update(
                "update clockify_sync_run set kind = 'hints' where integration = 'hints'", Map.of());
        List<Map<String, Object>> changes = new ArrayList<>();
        for (int i = 0; i <= OLD_CHANGES; i++) {
            changes.add(Map.of("entry", "t" + i, "seen", ago(database, Duration.ofDays(i == 7 ? 1 : 400))));
        }
        new NamedParameterJdbcTemplate(database.dataSource()).batchUpdate("""
                insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, seen_at, old_values, new_values)
                values ('w', :entry, 'updated', :seen, '{}', '{}')""", batch(changes));
        for (int days : new int[] {29, 31}) {
            new NamedParameterJdbcTemplate(database.dataSource()).update("""
                    insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, times,
                    first_seen_at, last_seen_at) values ('acme', 'w', 'time_entry', 'bad', '{}', :hash, 1, :first, :last)""",
                    Map.of("hash", now.get().toString() + days + System.nanoTime(),
                            "first", ago(database, Duration.ofDays(40)), "last", ago(database, Duration.ofDays(days))));
            new NamedParameterJdbcTemplate(database.dataSource()).update(
                    "insert into clockify_audit_log (ordered_at, by_whom, via, action, outcome) values (:at, 'anna', 'console', 'sync', 'done')",
                    Map.of("at", ago(database, Duration.ofDays(days))));
        }
        for (String workspace : List.of("v", "w", "w", "w")) {
            database.statement("time-entries/mark-stale", "workspace_id", workspace, "day", LocalDate.parse("2026-01-02")).update();
        }
        for (int minutes : new int[] {170, 190}) {
            new NamedParameterJdbcTemplate(database.dataSource()).update(
                    "insert into clockify_request (integration, workspace_id, sent_at) values ('acme', 'w', :sent)",
                    Map.of("sent", ago(database, Duration.ofMinutes(minutes))));
        }
    }

    private void run(Database database, String name, int startedDaysAgo, Integer finishedDaysAgo) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("started", ago(database, Duration.ofDays(startedDaysAgo)));
        values.put("finished", finishedDaysAgo == null ? null : ago(database, Duration.ofDays(finishedDaysAgo)));
        new NamedParameterJdbcTemplate(database.dataSource()).update("""
                insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, requests, entries_seen,
                inserted, updated, deleted, unchanged, healed, rejected)
                values (:name, 'w', 'sync', :started, :finished, 0, 0, 0, 0, 0, 0, 0, 0)""", values);
    }

    private static SqlParameterSource[] batch(List<Map<String, Object>> rows) {
        return SqlParameterSourceUtils.createBatch(rows);
    }

    private Object ago(Database database, Duration time) {
        return database.bind(now.get().minus(time));
    }
}
