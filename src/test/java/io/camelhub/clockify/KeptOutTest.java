package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that an engineer keeps out: received on every path, never written, and never taken for deleted. */
@Timeout(120)
class KeptOutTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final World world = World.builder().seed(87).people(10).projects(4).entries(400).clock(clock)
            .from(NOW.minus(Duration.ofDays(100))).to(NOW).zones("UTC").oddities(false).build();
    private final String workspace = world.workspaceId();
    private final String project = world.entries(workspace).stream().map(EntryView::projectId).filter(id -> id != null)
            .findFirst().orElseThrow();
    private final String user = world.keyOwner(World.ADMIN);
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);

    @TempDir
    private Path folder;

    private Map<String, String> filter;

    @BeforeEach
    void keepTheProjectOut() throws IOException {
        String recipe = RecipesTest.recipe("Keep a project out").get(0).replace("64a687e29ae1f428e7ebe303", project);
        assertThat(recipe).contains(project);
        filter = Map.of("camel.main.routes-include-pattern", new EditedRoutes(folder).steps(recipe).pattern());
    }

    private Hub hub(ClockifySimulator simulator, Map<String, String> settings) {
        return Hub.start(simulator, database, settings, clock::instant);
    }

    private RunSummary done(Hub hub, SyncOrder order) {
        List<RunSummary> runs = hub.sync(order);
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
        return runs.get(0);
    }

    private RunSummary done(Hub hub) {
        return done(hub, SyncOrder.of(List.of()));
    }

    private RunSummary later(Hub hub) {
        clock.advance(Duration.ofMinutes(15));
        return done(hub);
    }

    private RunSummary reconciled(Hub hub) {
        clock.advance(Duration.ofHours(25));
        return done(hub, new SyncOrder(List.of(), true, null, null, null, false));
    }

    private long ofProject(Hub hub, String column) {
        return hub.count("select count(" + column + ") from clockify_time_entry where project_id = '" + project + "'");
    }

    private void assertTheRestIsThere(Hub hub) {
        Truth.of(hub, world).only(entry -> !project.equals(entry.projectId())).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
        assertThat(hub.count("select count(*) from clockify_rejected")).isZero();
    }

    private Stream<EntryView> ofProject() {
        return world.entries(workspace).stream().filter(entry -> project.equals(entry.projectId()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_of_it_is_written_on_any_path_and_windows_are_whole(boolean report) {
        world.allowReports(workspace, report);
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, filter)) {
            RunSummary first = done(hub);

            assertThat(ofProject()).hasSizeGreaterThan(30);
            assertThat(first.entriesSeen()).isGreaterThanOrEqualTo(world.entryCount(workspace));
            assertThat(first.inserted()).isEqualTo(world.entryCount(workspace) - ofProject().count());
            assertThat(ofProject(hub, "*")).isZero();
            assertTheRestIsThere(hub);

            // by the feed, and by the list of running timers
            world.createEntry(workspace, EntryDraft.of(user, clock.instant().minus(Duration.ofHours(2)),
                    clock.instant().minus(Duration.ofHours(1))).withProject(project));
            String edited = ofProject().findFirst().orElseThrow().id();
            world.editEntry(workspace, edited, draft -> draft.withDescription("edited"));
            world.customFields(workspace).keySet().stream().findFirst()
                    .ifPresent(field -> world.setCustomField(workspace, edited, field, null));
            String timer = world.createEntry(workspace, EntryDraft.of(user, clock.instant(), null).withProject(project));
            later(hub);
            world.stopTimer(workspace, timer);
            simulator.requests().reset();
            later(hub);

            assertThat(ofProject(hub, "*")).isZero();
            reconciled(hub);
            assertThat(simulator.requests().count(Faults.to("/batch"))).as("nothing is missing").isZero();
            assertThat(ofProject(hub, "*")).isZero();
            assertThat(hub.count("select count(*) from clockify_time_entry_change where kind = 'deleted'")).isZero();
            assertTheRestIsThere(hub);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_stored_before_stays_as_it_is_until_it_is_deleted_in_clockify(boolean report) {
        world.allowReports(workspace, report);
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            try (Hub hub = hub(simulator, Map.of())) {
                done(hub);
            }
            List<EntryView> stored = ofProject().toList();
            String deleted = stored.get(0).id();
            String edited = stored.get(1).id();
            String hidden = stored.get(2).id();
            world.deleteEntry(workspace, deleted);
            world.editEntry(workspace, edited, draft -> draft.withDescription("edited"));
            if (report) {
                // missing from a window, and there when it is read by its id
                simulator.faults().next(1000, Faults.to("/reports/detailed"), Fault.edited(answer -> {
                    ((ArrayNode) answer.path("timeentries")).removeIf(row -> row.path("_id").asText().equals(hidden));
                    return answer;
                }));
            }
            try (Hub hub = hub(simulator, filter)) {
                later(hub);
                RunSummary reconciled = reconciled(hub);

                assertThat(reconciled.deleted()).isZero();
                assertThat(ofProject(hub, "*")).isEqualTo(stored.size());
                assertThat(hub.rows("select id from clockify_time_entry where deleted_at is not null"))
                        .extracting(row -> row.get("ID")).containsExactly(deleted);
                assertThat(hub.rows("select description from clockify_time_entry where id = '" + edited + "'").get(0))
                        .containsEntry("DESCRIPTION", stored.get(1).description());
                assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
            }
        }
    }

    @Test
    void a_row_that_was_rejected_is_done_with_once_it_is_kept_out() {
        String bad = ofProject().filter(entry -> entry.start().isAfter(NOW.minus(Duration.ofDays(30)))).findFirst().orElseThrow().id();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, filter)) {
            simulator.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.START_AFTER_END, bad));
            hub.sync();
            RejectedRows rejected = new RejectedRows(hub.database());
            assertThat(rejected.list()).hasSize(1);
            rejected.retry(rejected.list());
            simulator.requests().reset();

            later(hub);

            assertThat(simulator.requests().count(Faults.to("/batch"))).isEqualTo(1);
            assertThat(rejected.list()).isEmpty();
            assertThat(ofProject(hub, "*")).isZero();
        }
    }
}
