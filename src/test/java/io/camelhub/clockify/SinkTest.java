package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** Pages into tables, on every database. */
@Tag("slow")
class SinkTest {

    // nothing so new that the change feed would tell more of it in the meantime
    private final World world = World.builder().seed(61).people(14).entries(300)
            .from(Instant.now().minus(Duration.ofDays(80))).to(Instant.now().minus(Duration.ofDays(1))).build();
    private final String workspace = world.workspaceId();

    /** Every row as it is, on PostgreSQL with the number of the transaction that wrote it. */
    private static List<String> rows(Hub hub) {
        String version = hub.database().dialect() == Dialect.POSTGRESQL ? ", cast(xmin as text)" : "";
        return hub.rows("select id, changed_at, first_seen_at, description" + version + " from clockify_time_entry order by id")
                .stream().map(Map::toString).toList();
    }

    private static RunSummary again(Hub hub) {
        hub.execute("delete from clockify_window");
        List<RunSummary> runs = hub.sync();
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
        return runs.get(0);
    }

    @ParameterizedTest
    @EachDialect
    void what_is_read_again_changes_only_what_changed(Dialect dialect) {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of())) {
            hub.sync();
            Truth.of(hub, world).assertSame(workspace);
            List<String> before = rows(hub);

            RunSummary same = again(hub);

            assertThat(same.inserted() + same.updated()).isZero();
            assertThat(same.unchanged()).isGreaterThanOrEqualTo(300);
            assertThat(rows(hub)).isEqualTo(before);

            EntryView entry = world.entries(workspace).stream()
                    .filter(each -> each.taskId() != null && !each.running() && !each.tagIds().isEmpty() && each.clientId() != null)
                    .findFirst().orElseThrow();
            world.rename(workspace, entry.projectId(), "Renamed project 🚀");
            world.rename(workspace, entry.taskId(), "Renamed 'task'");
            world.rename(workspace, entry.clientId(), "Renamed \\ client");
            world.rename(workspace, entry.tagIds().get(0), "Renamed \"tag\"");
            RunSummary renamed = again(hub);

            Truth.of(hub, world).assertSame(workspace);
            assertThat(renamed.updated()).isZero();
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();

            List<String> renamedRows = rows(hub);
            world.editEntry(workspace, entry.id(), draft -> draft
                    .withDescription("Edited ' \" \\ \u0000 🚀").withProject(null).withTags(List.of()).withBillable(!draft.billable())
                    .withTimes(draft.start().plusSeconds(1), draft.start().plusSeconds(3600)));
            RunSummary edited = again(hub);

            Truth.of(hub, world).assertSame(workspace);
            assertThat(edited.updated()).isEqualTo(1);
            assertThat(hub.rows("select kind, time_entry_id from clockify_time_entry_change")).hasSize(1);
            assertThat(rows(hub)).hasSize(300).filteredOn(row -> !renamedRows.contains(row)).hasSize(1);
        }
    }

    /** Names that MySQL's and MariaDB's own order of letters takes for the same. */
    @ParameterizedTest
    @EachDialect({"MYSQL", "POSTGRESQL"})
    void a_rename_by_a_capital_an_accent_or_a_picture_reaches_every_entry_by_a_few_statements(Dialect dialect) {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World tagged = World.builder().seed(62).people(3).entries(1).clock(clock).oddities(false).build();
        String ws = tagged.workspaceId();
        String client = tagged.createClient(ws, "Straße 🚀");
        String project = tagged.createProject(ws, "relaunch", client);
        String task = tagged.createTask(ws, project, "Resume");
        String tag = tagged.createTag(ws, "urgent");
        String other = tagged.createTag(ws, "urgent, too");
        for (int i = 0; i < 400; i++) {
            Instant start = clock.instant().minus(Duration.ofHours(50 + i));
            tagged.createEntry(ws, EntryDraft.of(tagged.keyOwner(World.ADMIN), start, start.plusSeconds(60))
                    .withProject(project).withTask(task).withTags(i % 2 == 0 ? List.of(tag) : List.of(other, tag)));
        }
        try (ClockifySimulator simulator = ClockifySimulator.start(tagged);
                FailingDataSource counting = new FailingDataSource(TestDatabases.empty(dialect));
                Hub hub = Hub.start(simulator, counting, Map.of(), clock::instant)) {
            hub.sync();
            clock.advance(Duration.ofMinutes(15));
            hub.sync();
            Truth.of(hub, tagged).assertSame(ws);
            tagged.rename(ws, client, "Straße 😀");
            tagged.rename(ws, project, "Relaunch");
            tagged.rename(ws, task, "Résumé");
            tagged.rename(ws, tag, "Urgent");
            clock.advance(Duration.ofMinutes(15));
            long before = counting.statements();

            hub.sync();

            Truth.of(hub, tagged).assertSame(ws);
            assertThat(counting.statements() - before).isLessThan(200);
            assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
        }
    }
}
