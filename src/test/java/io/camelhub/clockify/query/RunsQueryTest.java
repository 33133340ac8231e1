package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.database.TestRows;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.query.RunsQuery.Filter;
import io.camelhub.clockify.query.RunsQuery.Run;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the runs, and of the rows that were rejected. */
class RunsQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static void run(Database database, String integration, String workspace, String kind, String outcome) {
        JdbcClient.create(database.dataSource()).sql("""
                insert into clockify_sync_run (integration, workspace_id, kind, started_at, finished_at, outcome, requests, requests_in_vain,
                entries_seen, inserted, updated, deleted, unchanged, healed, rejected, error)
                values (?, ?, ?, ?, ?, ?, 30, 2, 1234, 1200, 3, 1, 30, 4, 5, ?)""")
                .params(integration, workspace, kind, database.bind(NOW.minus(Duration.ofMinutes(5))),
                        outcome == null ? null : database.bind(NOW.minus(Duration.ofMinutes(3))), outcome, "failed".equals(outcome) ? "it broke" : null)
                .update();
    }

    /** What is on all pages, one after the other. */
    private static <T> List<T> all(Function<String, Page<T>> page) {
        List<T> rows = new ArrayList<>();
        String next = null;
        do {
            Page<T> some = page.apply(next);
            assertThat(some.rows()).hasSizeLessThanOrEqualTo(2);
            rows.addAll(some.rows());
            next = some.next();
        } while (next != null);
        return rows;
    }

    @ParameterizedTest
    @EachDialect
    void the_pages_hold_each_run_that_is_wanted_once_the_newest_first(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, () -> NOW);
        database.insert("clockify_workspace", TestRows.workspace("w1", "Main", "FREE", NOW));
        RunsQuery runs = new RunsQuery(database);
        assertThat(runs.page(Filter.ALL, null, 2)).isEqualTo(new Page<>(List.of(), null));
        for (String outcome : List.of("done", "waiting", "partial", "failed", "done")) {
            run(database, "acme", "w1", "sync", outcome);
            run(database, "acme", "w2", "reconcile", outcome);
            run(database, "other", "w3", "selection", outcome);
        }
        run(database, "acme", "w1", "sync", null);
        run(database, "other", "w3", "sync", null);
        JdbcClient.create(database.dataSource()).sql("insert into clockify_lease_expiry (workspace_id, token, holder, expires_at) values ('w1', 1, 'h', ?)")
                .params(database.bind(NOW.plusSeconds(20))).update();

        List<Run> all = all(from -> runs.page(Filter.ALL, from, 2));

        assertThat(all).extracting(Run::id).containsExactlyElementsOf(IntStream.rangeClosed(1, 17).mapToObj(i -> 18L - i).toList());
        assertThat(all).extracting(Run::outcome).startsWith(Outcome.KILLED, Outcome.RUNNING, Outcome.DONE);
        assertThat(all.get(0).duration()).isNull();
        assertThat(all.get(1).duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(all.get(7)).isEqualTo(new Run(10, "acme", "w1", "Main", RunKind.SYNC, Outcome.FAILED, NOW.minus(Duration.ofMinutes(5)),
                NOW.minus(Duration.ofMinutes(3)), Duration.ofMinutes(2), 30, 2, 1234, 1200, 3, 1, 30, 4, 5, "it broke"));
        for (Filter filter : List.of(
                new Filter("acme", null, null, null), new Filter("acme", "w2", null, null), new Filter("acme", "w3", null, null),
                new Filter(null, null, Outcome.FAILED, null), new Filter(null, null, Outcome.DONE, RunKind.SELECTION),
                new Filter(null, null, null, RunKind.RECONCILE), new Filter("acme", null, Outcome.DONE, null),
                new Filter("acme", "w1", Outcome.WAITING, RunKind.SYNC), new Filter("acme", "w1", null, RunKind.RECONCILE))) {
            assertThat(all(from -> runs.page(filter, from, 2))).as("%s", filter).isEqualTo(all.stream()
                    .filter(run -> filter.integration() == null || filter.integration().equals(run.integration()))
                    .filter(run -> filter.workspaceId() == null || filter.workspaceId().equals(run.workspaceId()))
                    .filter(run -> filter.outcome() == null || filter.outcome() == run.outcome())
                    .filter(run -> filter.kind() == null || filter.kind() == run.kind()).toList());
        }
        assertThat(all(from -> runs.page(new Filter(null, null, Outcome.RUNNING, null), from, 2))).isEqualTo(all.subList(0, 2));
        assertThat(all(from -> runs.page(new Filter("acme", null, Outcome.KILLED, null), from, 2))).isEqualTo(all.subList(1, 2));
        assertThatThrownBy(() -> runs.page(Filter.ALL, "x", 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EachDialect
    void the_pages_hold_each_rejected_row_once_the_latest_seen_first(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, () -> NOW);
        RejectedQuery rejected = new RejectedQuery(new RejectedRows(database));
        for (int i = 0; i < 7; i++) {
            // pairs at the same time, down to a microsecond
            Instant seen = NOW.minusNanos(1000L * (i / 2));
            database.insert("clockify_rejected",
                    TestRows.rejected(i % 3 == 0 ? "other" : "acme", "w" + i % 2, String.format("%064d", i), "e" + i, seen));
        }

        assertThat(all(from -> rejected.page(null, null, from, 2))).extracting(RejectedRows.Row::entryId)
                .containsExactly("e1", "e0", "e3", "e2", "e5", "e4", "e6");
        assertThat(all(from -> rejected.page("acme", null, from, 2))).extracting(RejectedRows.Row::entryId).containsExactly("e1", "e2", "e5", "e4");
        assertThat(all(from -> rejected.page("acme", "w1", from, 2))).extracting(RejectedRows.Row::entryId).containsExactly("e1", "e5");
        assertThatThrownBy(() -> rejected.page(null, null, "2026-03-10", 2)).hasMessageContaining("2026-03-10");
    }
}
