package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.RequestOutcome;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.schedule.HintDispatch;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.HintBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the sync reads webhook hints; how they arrive is tested elsewhere. */
@Tag("slow")
class HintsTest {

    private static final String FORGED = "64a687e29ae1f428e7ebe3";

    private SyncedWorkspace workspace;

    @AfterEach
    void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    private void open(Map<String, String> settings) {
        workspace = new SyncedWorkspace(World.builder(), settings);
        workspace.sync();
        workspace.simulator.requests().reset();
    }

    /** Hints, and what becomes of them: the run that reads them, if there is one. */
    private List<RunSummary> hint(String... subjects) {
        int before = workspace.hub().runs().size();
        hintOnly(subjects);
        HintDispatch dispatch = workspace.hub().bean("clockifyHintDispatch", HintDispatch.class);
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            dispatch.due().forEach(message ->
                    workspace.hub().context().createProducerTemplate().sendBody("direct:clockify-hand-over", message));
            return hints() == 0;
        });
        await().atMost(10, TimeUnit.SECONDS).until(() -> workspace.hub().count("select count(*) from clockify_claim") == 0);
        return workspace.hub().runs().subList(before, workspace.hub().runs().size());
    }

    /** Hands over until so many pieces of work were done. */
    private void dispatch(int works) {
        HintDispatch dispatch = workspace.hub().bean("clockifyHintDispatch", HintDispatch.class);
        AtomicInteger done = new AtomicInteger();
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            dispatch.due().forEach(message -> {
                workspace.hub().context().createProducerTemplate().sendBody("direct:clockify-workspace", message);
                done.incrementAndGet();
            });
            return done.get() >= works;
        });
    }

    private void hintOnly(String... subjects) {
        HintBuffer buffer = workspace.hub().bean("clockifyHintBuffer", HintBuffer.class);
        for (String subject : subjects) {
            buffer.add("acme", workspace.id, subject);
        }
    }

    private long hints() {
        // one of them may not be stored yet
        return workspace.hub().bean("clockifyHintBuffer", HintBuffer.class).arrivals().size()
                + workspace.hub().count("select count(*) from clockify_hint");
    }

    private Object cursors() {
        return workspace.hub().rows("select due_at, synced_at, feed_cursor from clockify_integration_workspace");
    }

    private static boolean isBatch(RecordedRequest request) {
        return request.path().endsWith("/time-entries/batch");
    }

    @Test
    void what_they_name_is_read_by_its_id_in_one_request_and_nothing_else_is() {
        open(Map.of());
        Iterator<EntryView> some = workspace.world.entries(workspace.id).stream().filter(entry -> !entry.running()).iterator();
        String edited = some.next().id();
        String other = some.next().id();
        for (String id : List.of(edited, other)) {
            workspace.world.editEntry(workspace.id, id, draft -> draft.withDescription("edited"));
        }
        String fresh = workspace.world.createEntry(workspace.id, EntryDraft.of(
                workspace.entry(entry -> !entry.running()).userId(), workspace.now().minusSeconds(600), workspace.now().minusSeconds(60)));
        Object before = cursors();

        List<RunSummary> runs = hint(edited, fresh);

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.kind()).isEqualTo("hints");
            assertThat(run.outcome()).isEqualTo("done");
            assertThat(run.inserted()).isEqualTo(1);
            assertThat(run.updated()).isEqualTo(1);
        });
        assertThat(workspace.simulator.requests().all()).hasSize(1).allMatch(HintsTest::isBatch);
        assertThat(workspace.row(edited)).containsEntry("DESCRIPTION", "edited");
        assertThat(workspace.row(other).get("DESCRIPTION")).isNotEqualTo("edited");
        assertThat(workspace.inTimeline(fresh)).isEqualTo(1);
        assertThat(cursors()).as("the feed goes on, and the next sync is due when it was").isEqualTo(before);

        workspace.soon();

        workspace.truth().assertSame(workspace.id);
    }

    @Test
    void an_entry_that_is_gone_is_deleted_under_the_guard() {
        open(Map.of());
        String deleted = workspace.entry(entry -> !entry.running()).id();
        workspace.world.deleteEntry(workspace.id, deleted);

        assertThat(hint(deleted)).singleElement().satisfies(run -> assertThat(run.deleted()).isEqualTo(1));

        assertThat(workspace.inTimeline(deleted)).isZero();
        assertThat(workspace.simulator.requests().count(Faults.to("/user"))).as("the guard looks first").isEqualTo(1);
        workspace.world.restoreEntry(workspace.id, deleted);
        hint(deleted);
        assertThat(workspace.inTimeline(deleted)).isEqualTo(1);
    }

    @Test
    void what_clockify_does_not_confirm_costs_a_read_and_changes_nothing() {
        open(Map.of());
        String there = workspace.entry(entry -> !entry.running()).id();
        hint(there);
        workspace.simulator.requests().reset();
        Object rows = workspace.hub().rows("select * from clockify_timeline_event order by event_id");

        List<RunSummary> runs = hint(FORGED + "01", FORGED + "02", there, there);

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo("done");
            assertThat(run.inserted() + run.updated() + run.deleted()).isZero();
        });
        assertThat(workspace.simulator.requests().all()).hasSize(1).allMatch(HintsTest::isBatch);
        assertThat(workspace.hub().rows("select * from clockify_timeline_event order by event_id")).isEqualTo(rows);
        assertThat(workspace.hub().count("select count(*) from clockify_held_deletion")).isZero();
    }

    @Test
    void a_run_that_has_the_workspace_reads_them_before_its_next_window() {
        open(Map.of());
        workspace.hub().execute("delete from clockify_window");
        String edited = workspace.entry(entry -> !entry.running()).id();
        AtomicInteger pages = new AtomicInteger();
        workspace.hub().bean("clockifyProgress", Progress.class).listen(new SyncListener() {
            @Override
            public void page(String integration, String workspaceId, int entries) {
                if (entries > 1 && pages.getAndIncrement() == 0) {
                    // the run reads the past, and a person changes something
                    workspace.world.lockEntry(workspace.id, edited, true);
                    workspace.hub().execute("insert into clockify_hint (workspace_id, time_entry_id, received_at) values ('"
                            + workspace.id + "', '" + edited + "', timestamp with time zone '2026-11-20 10:15:00Z')");
                }
            }
        });

        RunSummary run = workspace.later(Duration.ofMinutes(15));

        assertThat(run.kind()).isEqualTo("sync");
        assertThat(workspace.row(edited)).containsEntry("LOCKED", true);
        assertThat(workspace.hub().count("select count(*) from clockify_hint")).isZero();
        List<RecordedRequest> requests = workspace.simulator.requests().all();
        int batch = requests.indexOf(requests.stream().filter(HintsTest::isBatch).findFirst().orElseThrow());
        assertThat(requests.subList(batch, requests.size())).as("windows after it").anyMatch(Faults.to("/reports/detailed"));
        assertThat(workspace.hub().count("select healed from clockify_sync_run where id = " + run.id())).as("it is no reconcile").isZero();
    }

    @Test
    void what_was_asked_for_before_they_were_read_is_not_written_over_what_they_brought() {
        open(Map.of("clockify.parallel-requests", "6", "clockify.window-days", "40"));
        workspace.hub().execute("delete from clockify_window");
        Predicate<RecordedRequest> report = Faults.to("/reports/detailed");
        List<String> changed = new ArrayList<>();
        AtomicInteger pages = new AtomicInteger();
        workspace.hub().bean("clockifyProgress", Progress.class).listen(new SyncListener() {
            @Override
            public void page(String integration, String workspaceId, int entries) {
                if (workspace.simulator.requests().count(report) > 0 && pages.getAndIncrement() == 0) {
                    // windows that come next are answered already
                    await().until(() -> workspace.simulator.requests().all().stream().filter(report).skip(1)
                            .anyMatch(request -> startedIn(request).size() == 2));
                    changed.addAll(workspace.simulator.requests().all().stream().filter(report).skip(1)
                            .map(request -> startedIn(request)).filter(ids -> ids.size() == 2).findFirst().orElseThrow());
                    workspace.world.editEntry(workspace.id, changed.get(0), entry -> entry.withDescription("newer"));
                    workspace.world.deleteEntry(workspace.id, changed.get(1));
                    for (String id : changed) {
                        workspace.hub().execute("insert into clockify_hint (workspace_id, time_entry_id, received_at) values ('"
                                + workspace.id + "', '" + id + "', timestamp with time zone '2026-11-20 10:15:00Z')");
                    }
                }
            }
        });

        workspace.later(Duration.ofMinutes(15));

        String edited = changed.get(0);
        String deleted = changed.get(1);
        assertThat(workspace.row(edited)).containsEntry("DESCRIPTION", "newer");
        assertThat(workspace.row(deleted).get("DELETED_AT")).isNotNull();
        assertThat(workspace.history(edited)).containsExactly("updated");
        assertThat(workspace.history(deleted)).containsExactly("deleted");
        workspace.soon();
        assertThat(workspace.history(edited)).containsExactly("updated");
        assertThat(workspace.history(deleted)).containsExactly("deleted");
        workspace.truth().assertSame(workspace.id);
    }

    /** Two entries of the window that a report is asked for. */
    private List<String> startedIn(RecordedRequest report) {
        Matcher bounds = Pattern.compile("\"dateRange(?:Start|End)\":\"([^\"]+)\"").matcher(report.body());
        List<Instant> window = bounds.results().map(bound -> Instant.parse(bound.group(1))).toList();
        return workspace.world.entries(workspace.id).stream()
                .filter(entry -> !entry.running() && entry.start().isAfter(window.get(0)) && entry.start().isBefore(window.get(1)))
                .map(EntryView::id).limit(2).toList();
    }

    @Test
    void what_comes_again_while_it_is_read_is_read_again() {
        open(Map.of());
        String id = workspace.entry(entry -> !entry.running()).id();
        AtomicInteger requests = new AtomicInteger();
        workspace.hub().bean("clockifyProgress", Progress.class).listen(new SyncListener() {
            @Override
            public void requested(String workspaceId, RequestOutcome outcome) {
                if (requests.getAndIncrement() == 0) {
                    workspace.hub().execute("update clockify_hint set received_at = timestamp with time zone '2026-11-20 10:15:01Z'");
                }
            }
        });

        hint(id);

        assertThat(workspace.simulator.requests().all()).hasSize(2).allMatch(HintsTest::isBatch);
    }

    @Test
    void more_than_one_run_reads_are_read_by_the_next() {
        open(Map.of());
        workspace.hub().execute("insert into clockify_hint (workspace_id, time_entry_id, received_at) select '" + workspace.id
                + "', '64a687e2aaaaaaaa' || lpad(cast(x as varchar), 8, '0'), timestamp with time zone '2026-11-20 10:15:00Z' from system_range(1, 12000)");

        assertThat(hint(FORGED + "01")).extracting(RunSummary::kind).containsExactly("hints", "hints");

        assertThat(workspace.simulator.requests().all()).hasSize(61).allMatch(HintsTest::isBatch);
    }

    @Test
    void a_sync_that_is_due_reads_them_too() {
        open(Map.of());
        String edited = workspace.entry(entry -> !entry.running()).id();
        workspace.world.lockEntry(workspace.id, edited, true);
        workspace.hub().execute("update clockify_integration_workspace set due_at = timestamp with time zone '2026-11-20 10:00:00Z'");

        assertThat(hint(edited)).singleElement().satisfies(run -> assertThat(run.kind()).isEqualTo("sync"));

        assertThat(workspace.row(edited)).containsEntry("LOCKED", true);
    }

    @Test
    void on_a_free_plan_they_bring_the_next_sync_forward_and_are_left_to_the_feed() {
        workspace = new SyncedWorkspace(World.builder().plan(Plan.FREE), Map.of("clockify.backfill-from", "2026-11-01"));
        workspace.later(Duration.ofHours(2));
        workspace.simulator.requests().reset();
        String edited = workspace.entry(entry -> !entry.running()
                && entry.start().isAfter(SyncedWorkspace.NOW.minus(Duration.ofDays(10)))).id();
        workspace.world.editEntry(workspace.id, edited, draft -> draft.withDescription("edited"));

        workspace.pass(Duration.ofSeconds(10));
        hintOnly(edited);
        dispatch(1);

        assertThat(workspace.hub().runs()).last().satisfies(run -> assertThat(run.kind()).isEqualTo("sync"));
        assertThat(workspace.row(edited)).containsEntry("DESCRIPTION", "edited");
        assertThat(workspace.simulator.requests().all()).noneMatch(HintsTest::isBatch);
        assertThat(workspace.hub().count("select count(*) from clockify_sync_run where kind = 'hints'")).isZero();
    }

    @Test
    void lists_that_changed_are_read_again() {
        open(Map.of());
        String project = workspace.world.projects(workspace.id).get(0).id();
        workspace.world.rename(workspace.id, project, "Renamed");
        String task = workspace.world.tasks(workspace.id).get(0).id();
        String ofProject = workspace.world.tasks(workspace.id).get(0).projectId();
        workspace.world.rename(workspace.id, task, "Renamed, too");
        String person = workspace.world.people(workspace.id).get(3).id();
        workspace.world.changeEmail(person, "new.address@acme.example");

        assertThat(hint("projects", "projects/" + ofProject + "/tasks", "users")).singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo("done"));

        assertThat(workspace.hub().rows("select name from clockify_project where id = '" + project + "'").get(0)).containsEntry("NAME", "Renamed");
        assertThat(workspace.hub().rows("select name from clockify_task where id = '" + task + "'").get(0)).containsEntry("NAME", "Renamed, too");
        assertThat(workspace.hub().rows("select email from clockify_user where id = '" + person + "'").get(0))
                .containsEntry("EMAIL", "new.address@acme.example");
        assertThat(workspace.simulator.requests().count(Faults.to("/clients"))).isZero();
    }

    @Test
    void so_are_lists_of_clients_tags_and_user_groups() {
        open(Map.of());
        String client = workspace.world.clients(workspace.id).get(0).id();
        workspace.world.rename(workspace.id, client, "Another client");
        String tag = workspace.world.tags(workspace.id).get(0).id();
        workspace.world.rename(workspace.id, tag, "Another tag");
        String group = workspace.world.createGroup(workspace.id, "Another group");

        assertThat(hint("clients", "tags", "user groups")).singleElement().satisfies(run -> assertThat(run.outcome()).isEqualTo("done"));

        assertThat(workspace.hub().rows("select name from clockify_client where id = '" + client + "'").get(0)).containsEntry("NAME", "Another client");
        assertThat(workspace.hub().rows("select name from clockify_tag where id = '" + tag + "'").get(0)).containsEntry("NAME", "Another tag");
        assertThat(workspace.hub().rows("select name from clockify_user_group where id = '" + group + "'")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("NAME", "Another group"));
        assertThat(workspace.simulator.requests().count(Faults.to("/projects"))).isZero();
    }

    @Test
    void on_a_free_plan_lists_that_changed_wait_until_they_are_due() {
        workspace = new SyncedWorkspace(World.builder().plan(Plan.FREE), Map.of("clockify.backfill-from", "2026-11-01"));
        workspace.later(Duration.ofHours(2));
        workspace.simulator.requests().reset();
        String client = workspace.world.clients(workspace.id).get(0).id();
        workspace.world.rename(workspace.id, client, "Another client");

        workspace.pass(Duration.ofSeconds(10));
        hintOnly("clients", "users", "user groups");
        dispatch(1);

        assertThat(workspace.hub().runs()).last().satisfies(run -> assertThat(run.kind()).isEqualTo("sync"));
        for (String list : List.of("/clients", "/users", "/user-groups")) {
            assertThat(workspace.simulator.requests().count(Faults.to(list))).as(list).isZero();
        }
        assertThat(workspace.hub().count("select count(*) from clockify_hint")).isZero();
        workspace.later(Duration.ofHours(25));
        assertThat(workspace.hub().rows("select name from clockify_client where id = '" + client + "'").get(0)).containsEntry("NAME", "Another client");
    }

    @Test
    void what_fails_is_left_alone_for_a_while_and_found_by_the_feed() {
        open(Map.of());
        String edited = workspace.entry(entry -> !entry.running()).id();
        workspace.world.editEntry(workspace.id, edited, draft -> draft.withDescription("edited"));
        workspace.simulator.faults().next(1, HintsTest::isBatch, io.camelhub.clockify.simulator.Fault.status(403));
        hintOnly(edited);
        dispatch(1);
        assertThat(workspace.hub().runs()).last().satisfies(run -> assertThat(run.outcome()).isEqualTo("failed"));
        workspace.hub().bean("clockifyHintBuffer", HintBuffer.class).stored(java.util.Set.of(workspace.id));
        HintDispatch dispatch = workspace.hub().bean("clockifyHintDispatch", HintDispatch.class);
        await().during(1500, TimeUnit.MILLISECONDS).atMost(4, TimeUnit.SECONDS).until(() -> dispatch.due().isEmpty());

        workspace.soon();

        assertThat(workspace.row(edited)).containsEntry("DESCRIPTION", "edited");
        assertThat(workspace.hub().count("select count(*) from clockify_hint")).as("a sync reads them").isZero();
    }
}
