package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.roster.Roster;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ChangeFeedTest {

    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final SimulatedClock clock = SimulatedClock.stoppedAt(now);
    private World world;
    private String workspace;
    private ClockifySimulator simulator;
    private TestDatabases.Access database;
    private Hub hub;

    @BeforeEach
    void start() {
        start("UTC", Map.of());
    }

    private void start(String zone, Map<String, String> settings) {
        stop();
        world = World.builder().seed(7).people(25).entries(1000).clock(clock)
                .from(now.minus(Duration.ofDays(300))).to(now.plus(Duration.ofDays(10)))
                .zones(zone, "UTC").oddities(true).build();
        workspace = world.workspaceId();
        simulator = ClockifySimulator.start(world);
        database = TestDatabases.empty(Dialect.H2);
        hub = Hub.start(simulator, database, settings, clock::instant);
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
            simulator.close();
        }
    }

    private RunSummary sync() {
        simulator.requests().reset();
        List<RunSummary> runs = hub.sync();
        assertThat(hub.failures()).isEmpty();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private RunSummary later(Duration time) {
        clock.advance(time);
        return sync();
    }

    private Map<String, Integer> asked() {
        return new TreeMap<>(simulator.requests().byKind());
    }

    private EntryView entry(int index) {
        return world.entries(workspace).get(index);
    }

    private void backfilled() {
        assertThat(sync().outcome()).isEqualTo("done");
        later(Duration.ofMinutes(15));
    }

    @Test
    void a_sync_without_changes_is_four_requests() {
        backfilled();

        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
    }

    @Test
    void a_sync_without_changes_is_four_requests_where_the_account_is_not_in_utc() {
        start("Europe/Berlin", Map.of());
        backfilled();

        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
        assertThat(hub.rows("select feed_clock from clockify_integration_workspace").get(0)).containsValue("utc");
    }

    @Test
    void a_back_dated_entry_an_edit_and_a_deletion_arrive() {
        backfilled();
        EntryView edited = entry(10);
        EntryView deleted = entry(20);
        Instant longAgo = now.minus(Duration.ofDays(200));
        world.createEntry(workspace, EntryDraft.of(edited.userId(), longAgo, longAgo.plusSeconds(600)));
        world.editEntry(workspace, edited.id(), draft -> draft.withDescription("edited"));
        world.deleteEntry(workspace, deleted.id());

        RunSummary run = later(Duration.ofMinutes(15));

        assertThat(run.inserted()).isEqualTo(1);
        assertThat(run.updated()).isEqualTo(1);
        assertThat(run.deleted()).isEqualTo(1);
        assertThat(run.requests()).as("four and one batch of verification").isEqualTo(5);
        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.rows("select kind, time_entry_id from clockify_time_entry_change order by kind"))
                .extracting(Map::values)
                .extracting(List::copyOf)
                .containsExactly(List.of("deleted", deleted.id()), List.of("updated", edited.id()));
    }

    @Test
    void an_entry_that_comes_back_loses_its_tombstone() {
        backfilled();
        EntryView entry = entry(20);
        world.deleteEntry(workspace, entry.id());
        later(Duration.ofMinutes(15));
        world.restoreEntry(workspace, entry.id());

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.rows("select kind from clockify_time_entry_change order by id"))
                .extracting(row -> row.values().iterator().next())
                .containsExactly("deleted", "restored");
    }

    @Test
    void a_custom_field_that_the_feed_reports_before_its_restored_entry_is_stored() {
        backfilled();
        EntryView entry = world.entries(workspace).stream().filter(each -> each.customFields().isEmpty()).findFirst().orElseThrow();
        String field = world.customFields(workspace).keySet().iterator().next();
        world.deleteEntry(workspace, entry.id());
        later(Duration.ofMinutes(15));
        world.restoreEntry(workspace, entry.id());
        clock.advance(Duration.ofMinutes(1));
        world.setCustomField(workspace, entry.id(), field, "new");
        simulator.faults().next(1000, Faults.to("/entities/updated"), Fault.status(500));
        clock.advance(Duration.ofMinutes(5));
        hub.sync();
        simulator.faults().clear();

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_rate_that_is_set_later_is_there_at_the_next_sync_where_rates_are_kept() {
        start("UTC", Map.of("clockify.rates", "true"));
        backfilled();
        EntryView entry = entry(20);
        world.changeRates(workspace, entry.id(), 7_700, 3_300);

        RunSummary run = later(Duration.ofMinutes(15));

        assertThat(run.requests()).as("the entry is read by its id").isEqualTo(5);
        assertThat(hub.rows("select hourly_rate, cost_rate from clockify_time_entry where id = '" + entry.id() + "'").get(0).values().toString())
                .isEqualTo("[7700, 3300]");
        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
    }

    @Test
    void a_custom_field_that_no_entry_had_a_value_in_before_has_its_name_at_once() {
        String field = world.customFields(workspace).keySet().iterator().next();
        world.entries(workspace).stream().filter(each -> each.customFields().containsKey(field))
                .forEach(each -> world.setCustomField(workspace, each.id(), field, null));
        backfilled();
        world.setCustomField(workspace, world.entries(workspace).get(0).id(), field, "new");

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void what_was_created_and_deleted_between_two_syncs_leaves_no_trace_even_if_it_was_seen() {
        backfilled();
        String timer = world.startTimer(workspace, entry(1).userId(), "thinking");
        sync();
        assertThat(hub.count("select count(*) from clockify_timeline_event where event_id like '%" + timer + "'")).isOne();
        world.discardTimer(workspace, timer);

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void what_the_feed_hides_since_it_was_created_and_deleted_within_one_window_is_verified() {
        backfilled();
        String id = world.createEntry(workspace, EntryDraft.of(entry(1).userId(), now.minusSeconds(7_200), now.minusSeconds(3_600)));
        clock.advance(Duration.ofSeconds(20));
        assertThat(sync().inserted()).isEqualTo(1);
        world.deleteEntry(workspace, id);

        RunSummary run = later(Duration.ofMinutes(15));

        assertThat(run.deleted()).isEqualTo(1);
        Truth.of(hub, world).assertSame(workspace);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEED_PAGES_FROM_ONE", "FEED_WRAPPED", "FEED_DOCUMENT_CODE", "FEED_WALL_CLOCK"})
    void changes_arrive_whichever_way_the_feed_answers(Quirk quirk) {
        start("America/New_York", Map.of());
        simulator.behaviour().on(quirk);
        backfilled();
        for (int i = 0; i < 70; i++) {
            world.editEntry(workspace, entry(10 + i).id(), draft -> draft.withDescription("edited"));
            world.createEntry(workspace, EntryDraft.of(entry(i).userId(), now.minusSeconds(7_200 + i), now.minusSeconds(3_600)));
            clock.advance(Duration.ofSeconds(2));
        }
        world.deleteEntry(workspace, entry(5).id());

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_record_that_moves_to_a_page_that_was_read_is_not_missed() {
        backfilled();
        List<EntryView> edited = world.entries(workspace).subList(10, 130);
        edited.forEach(entry -> {
            world.editEntry(workspace, entry.id(), draft -> draft.withDescription("edited"));
            clock.advance(Duration.ofSeconds(2));
        });
        clock.advance(Duration.ofMinutes(10));
        AtomicInteger pages = new AtomicInteger();
        simulator.faults().next(1, request -> {
            if (request.path().endsWith("/entities/updated") && pages.incrementAndGet() == 2) {
                // the first record leaves the window, and all the others move up
                world.editEntry(workspace, edited.get(0).id(), draft -> draft.withDescription("edited again"));
            }
            return false;
        }, Fault.reset());

        sync();
        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_deletion_that_the_feed_reports_late_arrives_with_the_next_sync() {
        backfilled();
        EntryView entry = entry(20);
        world.deleteEntry(workspace, entry.id());
        clock.advance(Duration.ofSeconds(20));
        assertThat(sync().deleted()).as("deletions show up a minute late").isZero();

        assertThat(later(Duration.ofMinutes(15)).deleted()).isEqualTo(1);

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void whether_projects_clients_and_tags_are_archived_is_known_after_the_first_sync() {
        sync();

        Truth.of(hub, world).archivedToo().assertSame(workspace);
        assertThat(asked()).containsKeys("GET /workspaces/{id}/projects", "GET /workspaces/{id}/clients", "GET /workspaces/{id}/tags")
                .doesNotContainKey("GET /workspaces/{id}/projects/{id}/tasks");
    }

    @Test
    void a_custom_field_that_was_set_and_cleared_within_one_window_of_the_feed_is_empty_again() {
        backfilled();
        EntryView entry = world.entries(workspace).stream().filter(each -> each.customFields().isEmpty()).findFirst().orElseThrow();
        String field = world.customFields(workspace).keySet().iterator().next();
        world.setCustomField(workspace, entry.id(), field, "soon gone");
        clock.advance(Duration.ofSeconds(20));
        assertThat(sync().updated()).isEqualTo(1);
        world.setCustomField(workspace, entry.id(), field, null);

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_custom_field_that_was_cleared_and_set_again_between_two_syncs_has_the_new_value() {
        backfilled();
        EntryView entry = world.entries(workspace).stream().filter(each -> !each.customFields().isEmpty()).findFirst().orElseThrow();
        String field = entry.customFields().keySet().iterator().next();
        world.setCustomField(workspace, entry.id(), field, null);
        clock.advance(Duration.ofSeconds(20));
        world.setCustomField(workspace, entry.id(), field, "new");

        RunSummary run = later(Duration.ofMinutes(15));

        assertThat(run.requests()).isEqualTo(4);
        assertThat(run.updated()).isEqualTo(1);
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void the_name_of_a_custom_field_that_is_learnt_later_is_no_change() {
        simulator.behaviour().off(Quirk.REPORT_CUSTOM_FIELDS);
        backfilled();
        EntryView entry = entry(10);
        String field = world.customFields(workspace).keySet().iterator().next();
        world.setCustomField(workspace, entry.id(), field, "one");
        later(Duration.ofMinutes(15));
        world.setCustomField(workspace, entry.id(), field, "two");
        later(Duration.ofMinutes(15));
        simulator.behaviour().on(Quirk.REPORT_CUSTOM_FIELDS);

        hub.sync(new SyncOrder(List.of(), true, LocalDate.ofInstant(now.minus(Duration.ofDays(300)), ZoneOffset.UTC), null, null, false));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_time_entry_change where time_entry_id = '" + entry.id() + "'")).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_page_of_the_feed_that_holds_no_changes_is_reported_and_leaves_its_window_open(boolean wrapped) {
        backfilled();
        if (wrapped) {
            simulator.behaviour().on(Quirk.FEED_WRAPPED);
        }
        world.editEntry(workspace, entry(10).id(), draft -> draft.withDescription("edited"));
        simulator.faults().next(1, Faults.to("/entities/updated"), Fault.wrongShape());

        RunSummary run = later(Duration.ofMinutes(15));

        assertThat(run.outcome()).isEqualTo("failed");
        assertThat(run.error()).contains("change feed");
        assertThat(later(Duration.ofMinutes(15)).updated()).isEqualTo(1);
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void without_the_feed_the_last_days_are_read_again_at_each_sync_and_the_rest_by_reconcile() {
        backfilled();
        world.allowFeed(workspace, false);
        Instant yesterday = now.minus(Duration.ofDays(1));
        world.createEntry(workspace, EntryDraft.of(entry(10).userId(), yesterday, yesterday.plusSeconds(600)));
        EntryView old = entry(10);
        world.editEntry(workspace, old.id(), draft -> draft.withDescription("edited"));

        later(Duration.ofMinutes(15));

        assertThat(hub.rows("select changes_by from clockify_integration_workspace").get(0)).containsValue("windows");
        assertThat(Truth.of(hub, world).differences(workspace)).isNotEmpty();

        for (int day = 0; day < 33; day++) {
            later(Duration.ofHours(24));
        }
        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select sum(healed) from clockify_sync_run")).isOne();
    }

    /** A project and a task with a NUL in its name that no entry has, both known to be active. */
    private List<String> unusedNames() {
        String project = world.createProject(workspace, "Unused", null);
        String task = world.createTask(workspace, project, "Un\u0000used");
        later(Duration.ofMinutes(15));
        Truth.of(hub, world).assertSame(workspace);
        return List.of(project, task);
    }

    @Test
    void without_the_feed_a_reconcile_learns_what_was_archived_and_renamed() {
        backfilled();
        List<String> names = unusedNames();
        world.allowFeed(workspace, false);
        names.forEach(id -> world.archive(workspace, id, true));
        names.forEach(id -> world.rename(workspace, id, "Re\u0000named"));
        later(Duration.ofMinutes(15));
        assertThat(Truth.of(hub, world).differences(workspace)).hasSize(4);

        hub.sync(new SyncOrder(List.of(), true, null, null, null, false));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void what_was_archived_while_the_feed_was_away_is_learnt_in_turn_once_it_is_back() {
        backfilled();
        List<String> names = unusedNames();
        world.allowFeed(workspace, false);
        names.forEach(id -> world.archive(workspace, id, true));
        later(Duration.ofHours(1));
        world.allowFeed(workspace, true);

        for (int day = 0; day < 31; day++) {
            later(Duration.ofHours(24));
        }

        Truth.of(hub, world).assertSame(workspace);
        later(Duration.ofHours(24));
        assertThat(simulator.requests().count(request -> request.path().contains("/projects"))).isZero();
    }

    @Test
    void what_was_moved_before_the_first_day_and_deleted_while_the_feed_was_away_is_found_by_reconcile() {
        start("UTC", Map.of("clockify.backfill-from", "2026-06-01"));
        backfilled();
        String entry = knownType();
        Instant longAgo = Instant.parse("2026-03-03T08:00:00Z");
        world.editEntry(workspace, entry, draft -> draft.withTimes(longAgo, longAgo.plusSeconds(60)));
        later(Duration.ofMinutes(15));
        world.allowFeed(workspace, false);
        world.deleteEntry(workspace, entry);
        later(Duration.ofMinutes(15));
        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();

        later(Duration.ofHours(25));

        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null and id = '" + entry + "'"))
                .isOne();
    }

    @Test
    void deletions_that_cost_more_than_the_budget_allows_are_settled_bit_by_bit() {
        start("UTC", Map.of());
        backfilled();
        world.changePlan(workspace, Plan.FREE);
        simulator.behaviour().on(Quirk.BATCH_FAILS_ON_GONE);
        clock.advance(Duration.ofHours(25));
        world.entries(workspace).stream().filter(each -> !each.running()).limit(40)
                .forEach(each -> world.deleteEntry(workspace, each.id()));
        for (int hour = 0; hour < 12; hour++) {
            clock.advance(Duration.ofMinutes(62));
            hub.sync();
        }

        Truth.of(hub, world).withoutPeople().assertSame(workspace);
    }

    @Test
    void a_type_that_changed_while_the_feed_was_away_is_right_again_by_reconcile() {
        backfilled();
        String entry = knownType();
        world.allowFeed(workspace, false);
        world.editEntry(workspace, entry, draft -> draft.withType("BREAK"));
        later(Duration.ofMinutes(15));
        assertThat(Truth.of(hub, world).differences(workspace)).singleElement().asString().contains("type");

        later(Duration.ofHours(24));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_type_that_changed_while_the_key_saw_less_is_right_again_by_reconcile() {
        backfilled();
        String entry = knownType();
        String owner = world.keyOwner(World.ADMIN);
        world.swapKeyOwner(World.ADMIN, colleague());
        world.editEntry(workspace, entry, draft -> draft.withType("BREAK"));
        later(Duration.ofHours(25));
        world.swapKeyOwner(World.ADMIN, owner);
        assertThat(Truth.of(hub, world).withoutPeople().differences(workspace)).singleElement().asString().contains("type");

        later(Duration.ofHours(25));

        Truth.of(hub, world).withoutPeople().assertSame(workspace);
    }

    /** An entry of which the feed told the type. */
    private String knownType() {
        String entry = world.entries(workspace).stream()
                .filter(each -> !each.running() && each.start().isAfter(now.minus(Duration.ofDays(20))))
                .findFirst().orElseThrow().id();
        world.editEntry(workspace, entry, draft -> draft.withType("REGULAR"));
        later(Duration.ofMinutes(15));
        return entry;
    }

    /** Somebody who sees their own entries only. */
    private String colleague() {
        return world.people(workspace).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE)
                .findFirst().orElseThrow().id();
    }

    @Test
    void a_plain_member_s_key_that_is_swapped_for_another_s_deletes_nothing() {
        List<String> members = world.people(workspace).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE)
                .map(PersonView::id).toList();
        world.swapKeyOwner(World.ADMIN, members.get(0));
        String timer = world.startTimer(workspace, members.get(0), "running");
        backfilled();
        world.stopTimer(workspace, timer);
        world.swapKeyOwner(World.ADMIN, members.get(1));

        RunSummary run = later(Duration.ofHours(25));

        assertThat(run.error()).contains("the key's owner changed from user " + members.get(0) + " to user " + members.get(1));
        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();
    }

    @Test
    void a_key_that_sees_nothing_and_then_some_of_it_deletes_nothing() {
        backfilled();
        String owner = world.keyOwner(World.ADMIN);
        String entry = knownType();
        String leaver = colleague();
        world.swapKeyOwner(World.ADMIN, leaver);
        world.hideWorkspace(World.ADMIN, workspace);
        world.editEntry(workspace, entry, draft -> draft.withType("BREAK"));
        clock.advance(Duration.ofHours(25));
        assertThat(hub.sync()).isEmpty();
        world.showWorkspace(World.ADMIN, workspace);

        RunSummary run = later(Duration.ofHours(25));

        assertThat(run.error()).contains("the key's owner changed from user " + owner + " to user " + leaver);
        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();
        world.swapKeyOwner(World.ADMIN, owner);
        later(Duration.ofHours(25));
        later(Duration.ofHours(25));
        Truth.of(hub, world).withoutPeople().assertSame(workspace);
    }

    @Test
    void the_new_address_of_an_employee_who_left_arrives_with_the_report(@TempDir Path folder) throws IOException {
        backfilled();
        Path csv = Files.writeString(folder.resolve("employees.csv"), world.employeesCsv());
        hub.context().getRegistry().lookupByNameAndType("clockifyRoster", Roster.class).importCsv(csv, new RosterColumns(Map.of()), false);
        later(Duration.ofMinutes(15));
        String employee = world.entries(workspace).stream()
                .filter(each -> !each.running() && each.start().isAfter(now.minus(Duration.ofDays(20))))
                .map(EntryView::userId)
                .filter(user -> !user.equals(world.keyOwner(World.ADMIN)) && hub.count(
                        "select count(*) from clockify_user where employee_id is not null and id = '" + user + "'") == 1)
                .findFirst().orElseThrow();
        world.changeEmail(employee, "changed@acme.example");
        world.leave(workspace, employee);

        later(Duration.ofHours(25));

        assertThat(hub.rows("select email from clockify_user where id = '" + employee + "'").get(0))
                .containsValue("changed@acme.example");
    }

    @Test
    void a_reconcile_on_demand_reads_the_days_asked_for() {
        backfilled();
        world.allowFeed(workspace, false);
        later(Duration.ofMinutes(15));
        EntryView old = world.entries(workspace).stream()
                .filter(entry -> entry.start().isBefore(now.minus(Duration.ofDays(100))))
                .findFirst().orElseThrow();
        world.deleteEntry(workspace, old.id());

        hub.sync(new SyncOrder(
                List.of(), true, now.minus(Duration.ofDays(301)).atZone(java.time.ZoneOffset.UTC).toLocalDate(), null, null,
                false));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select sum(healed) from clockify_sync_run")).isOne();
    }

    @Test
    void a_key_that_lost_its_rights_deletes_nothing_until_a_person_confirms() {
        backfilled();
        long before = hub.count("select count(*) from clockify_timeline_event");
        world.changeRole(workspace, world.keyOwner("admin"), Role.MEMBER);
        clock.advance(Duration.ofMinutes(15));

        hub.sync(new SyncOrder(List.of(), true, now.minus(Duration.ofDays(301)).atZone(java.time.ZoneOffset.UTC).toLocalDate(),
                null, null, false));

        assertThat(hub.count("select count(*) from clockify_timeline_event")).isEqualTo(before);
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isPositive();

        hub.sync(new SyncOrder(List.of(), false, null, null, null, true));

        assertThat(hub.count("select count(*) from clockify_timeline_event")).isLessThan(before);
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York"})
    void what_was_created_shortly_before_the_first_sync_and_deleted_after_it_is_gone(String zone) {
        start(zone, Map.of());
        String field = world.customFields(workspace).keySet().iterator().next();
        Instant start = now.minus(Duration.ofDays(100));
        String user = entry(1).userId();
        String deleted = world.createEntry(workspace, EntryDraft.of(user, start, start.plusSeconds(60)));
        // by which the feed proves that it reads the times it is asked for as UTC
        world.createEntry(workspace, EntryDraft.of(user, start, start.plusSeconds(90)));
        world.setCustomField(workspace, entry(20).id(), field, "filled");
        clock.advance(Duration.ofMinutes(5));
        sync();
        world.deleteEntry(workspace, deleted);
        world.setCustomField(workspace, entry(20).id(), field, null);

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void a_new_entry_whose_custom_fields_are_on_several_pages_of_the_feed_has_no_history() {
        backfilled();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            created.add(world.createEntry(workspace, EntryDraft.of(entry(1).userId(), clock.instant().minusSeconds(60), clock.instant())));
        }
        for (String field : List.copyOf(world.customFields(workspace).keySet()).subList(0, 2)) {
            clock.advance(Duration.ofSeconds(1));
            created.forEach(entry -> world.setCustomField(workspace, entry, field, "new"));
        }

        RunSummary run = later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(run.inserted()).isEqualTo(30);
        assertThat(run.updated()).isZero();
        assertThat(hub.count("select count(*) from clockify_time_entry_change")).isZero();
    }

    /** A member has no role that the list of users would name. */
    @Test
    void a_key_whose_owner_became_a_member_deletes_nothing_where_members_may_list_users() {
        simulator.behaviour().off(Quirk.MEMBERS_MAY_NOT_LIST_USERS);
        backfilled();
        world.changeRole(workspace, world.keyOwner("admin"), Role.MEMBER);
        clock.advance(Duration.ofMinutes(15));
        LocalDate day = LocalDate.ofInstant(entry(100).start(), ZoneOffset.UTC);

        hub.sync(new SyncOrder(List.of(), true, day, day, null, false));

        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();
        assertThat(hub.rows("select reason from clockify_held_deletion")).isNotEmpty()
                .allSatisfy(row -> assertThat(row.toString()).contains("role", "OWNER to MEMBER"));
    }

    @ParameterizedTest
    @CsvSource({"UTC, false", "UTC, true", "Europe/London, false", "Europe/Berlin, false", "Europe/Berlin, true"})
    void hundreds_of_changes_arrive_by_the_feed_in_whatever_order_it_lists_them(String zone, boolean newestFirst) {
        start(zone, Map.of("clockify.page-size", "20"));
        backfilled();
        simulator.behaviour().set(Quirk.FEED_NEWEST_FIRST, newestFirst);
        List<EntryView> entries = world.entries(workspace);
        for (int i = 0; i < 620; i++) {
            int number = i;
            world.editEntry(workspace, entries.get(i).id(), draft -> draft.withDescription("edit " + number));
            clock.advance(Duration.ofSeconds(1));
        }

        RunSummary run = later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
        long inVain = hub.count("select requests_in_vain from clockify_sync_run where id = " + run.id());
        assertThat(inVain).as("the two other streams, sent at once, where the window is then cut").isLessThanOrEqualTo(2);
        // so fast that the limit of a second, which is of real time, may refuse one on the way
        long refused = simulator.requests().count(request -> request.status() == 429);
        assertThat(run.requests() - inVain - refused).as(asked().toString())
                .isLessThanOrEqualTo(4 + 2 * (620 / 50 + 2) + (newestFirst ? 20 : 0));
        assertThat(simulator.requests().count(Faults.to("/reports/detailed"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_small_budget_gets_through_hundreds_of_changes_bit_by_bit(boolean newestFirst) {
        start("UTC", Map.of("clockify.page-size", "20"));
        backfilled();
        simulator.behaviour().set(Quirk.FEED_NEWEST_FIRST, newestFirst);
        world.changePlan(workspace, Plan.FREE);
        hub.execute("update clockify_integration set read_at = null");
        later(Duration.ofHours(2));
        List<EntryView> entries = world.entries(workspace);
        for (int i = 0; i < 620; i++) {
            int number = i;
            world.editEntry(workspace, entries.get(i).id(), draft -> draft.withDescription("edit " + number));
            clock.advance(Duration.ofSeconds(1));
        }

        int syncs = 1;
        while (!hub.sync().get(0).outcome().equals("done")) {
            clock.advance(Duration.ofMinutes(16));
            syncs++;
        }

        Truth.of(hub, world).assertSame(workspace);
        assertThat(syncs).isBetween(2, 20);
        assertThat(simulator.requests().violations()).isZero();
        assertThat(simulator.requests().count(Faults.to("/reports/detailed"))).isZero();
    }

    @Test
    void a_custom_field_of_an_entry_that_was_restored_arrives_with_it() {
        EntryView entry = world.entries(workspace).stream().filter(each -> each.customFields().isEmpty() && !each.running()).findFirst().orElseThrow();
        String field = world.customFields(workspace).keySet().iterator().next();
        backfilled();
        world.deleteEntry(workspace, entry.id());
        later(Duration.ofMinutes(15));
        clock.advance(Duration.ofMinutes(1));
        world.restoreEntry(workspace, entry.id());
        clock.advance(Duration.ofMinutes(1));
        // the feed tells of the new field before it tells of the entry
        world.setCustomField(workspace, entry.id(), field, "new");

        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_time_entry where id = '" + entry.id() + "' and deleted_at is null")).isOne();
    }

    @Test
    void types_of_documents_that_the_feed_refuses_are_tried_again_daily() {
        backfilled();
        simulator.behaviour().on(Quirk.FEED_ONE_TYPE_ONLY);
        // the others are on their way before the first is refused
        simulator.behaviour().latency(Duration.ofSeconds(1));
        assertThat(later(Duration.ofMinutes(15)).requests()).as("all three were sent at once, and refused").isEqualTo(7);
        simulator.behaviour().latency(Duration.ZERO);
        assertThat(later(Duration.ofMinutes(15)).requests()).isEqualTo(4);
        simulator.behaviour().off(Quirk.FEED_ONE_TYPE_ONLY);
        later(Duration.ofHours(25));
        String project = world.createProject(workspace, "Only the feed tells of it", null);

        later(Duration.ofMinutes(15));

        assertThat(hub.count("select count(*) from clockify_project where id = '" + project + "'")).isOne();
    }

    @Test
    void a_row_without_an_id_among_the_entries_to_verify_deletes_nothing() {
        backfilled();
        EntryView deleted = entry(20);
        world.deleteEntry(workspace, deleted.id());
        world.deleteEntry(workspace, entry(30).id());
        String kept = world.startTimer(workspace, entry(1).userId(), "thinking");
        sync();
        world.stopTimer(workspace, kept);
        world.allowFeed(workspace, false);
        simulator.faults().next(1, Faults.to("/time-entries/batch"), Fault.badRow(Fault.BadRow.NO_ID));

        later(Duration.ofMinutes(15));

        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null and id = '" + kept + "'"))
                .isZero();
    }
}
