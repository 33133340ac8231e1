package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.webhooks.HintBuffer.Batch;
import io.camelhub.clockify.webhooks.HintBuffer.Hint;
import io.camelhub.clockify.webhooks.HintBuffer.Place;
import io.camelhub.clockify.webhooks.HintTable.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

class HintTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String ONE = "64a687e29ae1f428e7ebe301";
    private static final String TWO = "64a687e29ae1f428e7ebe302";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);

    private static Batch hints(String integration, String workspaceId, String... subjects) {
        return new Batch(Set.of(subjects).stream().map(subject -> new Hint(workspaceId, subject)).collect(java.util.stream.Collectors.toSet()),
                Set.of(new Place(integration, workspaceId)));
    }

    private Database database(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, clock::instant);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("insert into clockify_workspace (id, name, plan, first_seen_at, changed_at) values ('w1', 'One', 'PRO', current_timestamp, current_timestamp)").update();
        for (String name : List.of("acme", "beta")) {
            sql.sql("insert into clockify_integration (name, owner_id, owner_zone, fingerprint, backfill_from) values ('" + name + "', 'u', 'UTC', 'f', '2026-01-01')").update();
            sql.sql("insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since, changes_by,"
                    + " changes_by_since, feed_all_types, feed_clock) values ('" + name + "', 'w1', '[]', 'report', current_timestamp,"
                    + " 'feed', current_timestamp, true, 'utc')").update();
        }
        return database;
    }

    private static Map<String, Instant> rows(Database database) {
        Map<String, Instant> rows = new java.util.TreeMap<>();
        JdbcClient.create(database.dataSource()).sql("select * from clockify_hint").query(row -> {
            rows.put(row.getString("workspace_id") + "/" + row.getString("time_entry_id"), database.instant(row, "received_at"));
        });
        return rows;
    }

    @ParameterizedTest
    @EachDialect
    void a_hint_that_comes_again_is_one_row_with_the_later_time(Dialect dialect) {
        Database database = database(dialect);
        HintTable table = new HintTable(database);
        table.store(hints("acme", "w1", ONE, TWO));
        clock.advance(Duration.ofSeconds(5));
        table.store(hints("acme", "w1", TWO, "users"));

        assertThat(rows(database)).containsExactlyInAnyOrderEntriesOf(
                Map.of("w1/" + ONE, NOW, "w1/" + TWO, NOW.plusSeconds(5), "w1/users", NOW.plusSeconds(5)));
        assertThat(table.tidy()).containsExactly("w1");
        assertThat(JdbcClient.create(database.dataSource()).sql("select integration from clockify_integration_workspace where hinted_at is not null")
                .query(String.class).list()).containsExactly("acme");
    }

    @ParameterizedTest
    @EachDialect
    void what_is_of_no_workspace_that_is_synced_or_over_is_not_kept(Dialect dialect) {
        Database database = database(dialect);
        HintTable table = new HintTable(database);
        table.store(hints("acme", "w9", ONE));
        assertThat(rows(database)).isEmpty();

        table.store(hints("acme", "w1", ONE));
        clock.advance(Duration.ofHours(25));
        assertThat(table.tidy()).isEmpty();
        assertThat(rows(database)).isEmpty();
    }

    @ParameterizedTest
    @EachDialect
    void a_workspace_waits_once_for_each_integration_with_what_holds_it_up(Dialect dialect) {
        Database database = database(dialect);
        HintTable table = new HintTable(database);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        assertThat(table.waiting(Set.of("w1"))).isEmpty();
        table.store(hints("acme", "w1", ONE));
        assertThat(table.waiting(Set.of("w1", "w2"))).containsExactly(
                new Waiting("acme", "w1", "PRO", false, null, null, 2), new Waiting("beta", "w1", "PRO", false, null, null, 2));

        database.table("clockify_integration_workspace").at("integration", "acme")
                .update("due_at", NOW.plusSeconds(60), "due_since", NOW, "waits_for", "x", "waits_on", "CLOCKIFY").run();
        sql.sql("update clockify_integration set key_fault = 'REFUSED' where name = 'beta'").update();
        assertThat(table.waiting(Set.of("w1"))).containsExactly(
                new Waiting("acme", "w1", "PRO", false, NOW.plusSeconds(60), NOW.plusSeconds(60), 2));

        table.bringForward(new Waiting("acme", "w1", "PRO", false, null, null, 2));
        database.table("clockify_claim").insert("integration", "acme", "workspace_id", "w1", "token", "t", "times", 1,
                "written_at", NOW, "expires_at", NOW.plusSeconds(30));
        assertThat(table.waiting(Set.of("w1"))).containsExactly(new Waiting("acme", "w1", "PRO", true, NOW, NOW, 2));

        // the clock was set back since
        sql.sql("update clockify_claim set written_at = expires_at").update();
        sql.sql("update clockify_integration_workspace set due_since = :later, due_at = :later").param("later", database.bind(NOW.plusSeconds(60))).update();
        assertThat(table.waiting(Set.of("w1"))).containsExactly(new Waiting("acme", "w1", "PRO", false, null, null, 2));
    }
}
