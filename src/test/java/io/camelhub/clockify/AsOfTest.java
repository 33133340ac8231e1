package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queries that {@code tables.md} leads to, which take the timeline back: they give what was there, after whatever happened since. */
@Tag("slow")
class AsOfTest {

    private static final String NOW = "select workspace_id, id as time_entry_id, user_id, started_at, ended_at, duration_seconds, "
            + "billable, project_id, task_id, description from clockify_time_entry where deleted_at is null";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
    private final World world = World.builder().seed(83).people(5).entries(60).zones("UTC").clock(clock)
            .from(clock.instant().minus(Duration.ofDays(20))).to(clock.instant()).build();
    private final String workspace = world.workspaceId();
    private final List<String> deleted = new ArrayList<>();

    private static String query(Dialect dialect) throws IOException {
        return Files.readString(Path.of("src/main/docs/as-of").resolve(dialect.name().toLowerCase(Locale.ROOT) + ".sql"));
    }

    private static TreeSet<String> rows(Hub hub, String sql, Instant time) {
        JdbcClient.StatementSpec statement = JdbcClient.create(hub.database().dataSource()).sql(sql);
        return new TreeSet<>((time == null ? statement : statement.param("time", hub.database().bind(time)))
                .query((row, index) -> row(hub, row)).list());
    }

    private static String row(Hub hub, ResultSet row) throws SQLException {
        List<Object> cells = new ArrayList<>();
        for (String column : List.of("workspace_id", "time_entry_id", "user_id", "project_id", "task_id", "description")) {
            cells.add(row.getString(column));
        }
        cells.add(hub.database().instant(row, "started_at"));
        cells.add(hub.database().instant(row, "ended_at"));
        cells.add(row.getObject("duration_seconds", Long.class));
        cells.add(row.getObject("billable", Boolean.class));
        return cells.toString();
    }

    private void something(Random random) {
        List<EntryView> entries = world.entries(workspace);
        EntryView entry = entries.get(random.nextInt(entries.size()));
        switch (random.nextInt(6)) {
            case 0 -> world.editEntry(workspace, entry.id(), draft ->
                    draft.withDescription("\"" + random.nextInt(9) + "\" \\ null\n' Ä \uD83D\uDE80"));
            case 1 -> world.editEntry(workspace, entry.id(), draft -> draft.withProject(null).withBillable(!draft.billable()));
            case 2 -> world.editEntry(workspace, entry.id(), draft ->
                    draft.withTimes(draft.start().plusSeconds(60), draft.start().plusSeconds(3600)).withDescription(null));
            case 3 -> {
                world.deleteEntry(workspace, entry.id());
                deleted.add(entry.id());
            }
            case 4 -> {
                if (!deleted.isEmpty()) {
                    world.restoreEntry(workspace, deleted.remove(0));
                }
            }
            default -> world.createEntry(workspace, EntryDraft.of(
                    entry.userId(), clock.instant().minusSeconds(7200), random.nextBoolean() ? null : clock.instant()));
        }
    }

    @ParameterizedTest
    @EachDialect
    void the_timeline_of_a_time_is_the_one_that_was_there(Dialect dialect) throws IOException {
        Random random = new Random(7);
        Map<Instant, TreeSet<String>> seen = new LinkedHashMap<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of(), clock::instant)) {
            for (int round = 0; round < 6; round++) {
                for (int change = 0; round > 0 && change < 25; change++) {
                    something(random);
                }
                hub.sync();
                seen.put(clock.instant(), rows(hub, NOW, null));
                clock.advance(Duration.ofMinutes(20));
            }

            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isGreaterThan(50);
            assertThat(new TreeSet<>(hub.rows("select distinct kind from clockify_time_entry_change order by kind").stream()
                    .map(row -> row.values().toString()).toList())).containsExactly("[deleted]", "[restored]", "[updated]");
            for (Map.Entry<Instant, TreeSet<String>> then : seen.entrySet()) {
                assertThat(rows(hub, query(dialect), then.getKey())).as("at " + then.getKey()).isEqualTo(then.getValue());
            }
            assertThat(rows(hub, query(dialect), clock.instant().minus(Duration.ofDays(1)))).isEmpty();
        }
    }
}
