package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optional requests may be refused or unanswered: the entries arrive all the same. */
@Tag("slow")
class OptionalRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path routes;

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final World world = World.builder().seed(31).people(60).entries(300).groups(3).workspaces(2).clock(clock)
            .from(NOW.minus(Duration.ofDays(100))).to(NOW).zones("UTC").oddities(false).build();
    private final String workspace = world.workspaceId();
    private final ClockifySimulator simulator = ClockifySimulator.start(world);
    private Duration wrong = Duration.ZERO;
    private String pattern;
    private Hub hub;

    @BeforeEach
    void start() {
        pattern = new EditedRoutes(routes).impatient().pattern();
        start(workspace);
    }

    private void start(String teamIds) {
        if (hub != null) {
            hub.close();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.main.routes-include-pattern", pattern);
        settings.put("clockify.integrations.acme.team-ids", teamIds);
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, () -> clock.instant().plus(wrong));
    }

    @AfterEach
    void stop() {
        hub.close();
        simulator.close();
    }

    private RunSummary sync() {
        List<RunSummary> runs = hub.sync();
        assertThat(hub.failures()).isEmpty();
        return runs.get(runs.size() - 1);
    }

    private RunSummary later(Duration time) {
        clock.advance(time);
        return sync();
    }

    private void refuse(String paths, int status) {
        List.of(paths.split(" ")).forEach(path -> simulator.behaviour().refuse(path, status));
    }

    private EntryView entry(int index) {
        return world.entries(workspace).stream().filter(one -> !one.running()).toList().get(index);
    }

    private long asked(String path) {
        return simulator.requests().count(request -> request.path().endsWith(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/users, 400", "/users, 404", "/users, 405", "/users, 503", "/user-groups, 400", "/user-groups, 404", "/user-groups, 503",
        "/in-progress, 400", "/in-progress, 403", "/in-progress, 405", "/in-progress, 503", "/projects, 404", "/projects, 503",
        "/clients, 405", "/tags, 400", "/tasks, 405", "/tasks, 503", "/created /updated /deleted, 405", "/created, 503",
        "/users /user-groups /in-progress /projects /clients /tags /tasks /created /updated /deleted, 404",
        "/users /user-groups /in-progress /projects /clients /tags /tasks /created /updated /deleted, 503"})
    void whatever_only_helps_is_refused_for_good_the_entries_arrive_and_it_is_reported(String paths, int status) {
        refuse(paths, status);
        String project = world.createProject(workspace, "new", null);
        world.startTimer(workspace, world.keyOwner(World.ADMIN), "runs");
        world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), NOW.minusSeconds(900), NOW.minusSeconds(60))
                .withProject(project).withTask(world.createTask(workspace, project, "task")));

        RunSummary first = sync();

        assertThat(first.outcome()).isEqualTo(status == 503 && asked(paths.split(" ")[0]) > 0 ? "partial" : "done");
        assertSameButForTimers();

        world.editEntry(workspace, entry(entryCount() - 1).id(), draft -> draft.withDescription("edited"));
        later(Duration.ofMinutes(15));
        later(Duration.ofHours(25));
        assertSameButForTimers();

        List.of(paths.split(" ")).forEach(path -> simulator.behaviour().refuse(path, 200));
        later(Duration.ofHours(25));
        assertThat(later(Duration.ofMinutes(15)).outcome()).isEqualTo("done");
        assertThat(hub.rows("select request, status, reason from clockify_refusal")).isEmpty();
        Truth.of(hub, world).assertSame(workspace);
    }

    private void assertSameButForTimers() {
        assertThat(Truth.of(hub, world).withoutPeople().only(entry -> !entry.running()).orMore().differences(workspace)).isEmpty();
    }

    @Test
    void what_was_refused_is_asked_for_again_daily_and_what_was_not_answered_at_the_next_sync() {
        refuse("/in-progress", 404);
        refuse("/user-groups", 503);
        sync();
        simulator.requests().reset();

        later(Duration.ofMinutes(15));
        assertThat(asked("/in-progress")).isZero();
        assertThat(asked("/user-groups")).isEqualTo(5);

        later(Duration.ofHours(24));
        assertThat(asked("/in-progress")).isOne();
    }

    @Test
    void a_timer_that_runs_is_not_verified_where_the_list_of_running_timers_is_refused() {
        String timer = world.startTimer(workspace, world.keyOwner(World.ADMIN), "runs");
        sync();
        refuse("/in-progress", 404);
        simulator.requests().reset();

        later(Duration.ofMinutes(15));

        assertThat(asked("/batch")).isZero();
        assertThat(hub.rows("select ended_at, deleted_at from clockify_time_entry where id = '" + timer + "'").get(0))
                .containsEntry("ENDED_AT", null).containsEntry("DELETED_AT", null);

        world.stopTimer(workspace, timer);
        later(Duration.ofMinutes(15));
        Truth.of(hub, world).assertSame(workspace);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503})
    void the_feed_is_read_until_a_time_of_clockify_s_though_the_running_timers_are_refused(int status) {
        wrong = Duration.ofHours(1);
        sync();
        refuse("/in-progress", status);

        later(Duration.ofMinutes(15));
        clock.advance(Duration.ofMinutes(15));
        world.editEntry(workspace, entry(3).id(), draft -> draft.withDescription("by a hub whose clock is an hour ahead"));
        later(Duration.ofMinutes(15));
        later(Duration.ofMinutes(15));

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_integration_workspace where feed_cursor > timestamp with time zone '"
                + clock.instant() + "'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 503})
    void deletions_that_the_feed_does_not_list_are_held_back_where_the_guard_cannot_read_the_users(int status) {
        refuse("/created /updated /deleted", 404);
        sync();
        refuse("/users", status);
        world.deleteEntry(workspace, entry(entryCount() - 1).id());

        later(Duration.ofMinutes(15));

        assertThat(hub.count("select count(*) from clockify_time_entry where deleted_at is not null")).isZero();
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isOne();

        refuse("/users", 200);
        later(Duration.ofHours(25));
        Truth.of(hub, world).assertSame(workspace);
    }

    private int entryCount() {
        return (int) world.entries(workspace).stream().filter(one -> !one.running()).count();
    }

    @Test
    void lists_that_take_small_pages_only_are_read_to_the_end_and_that_is_remembered_for_a_day() {
        simulator.behaviour().listLargestPageSize(50);
        for (int i = 0; i < 60; i++) {
            world.createTag(workspace, "tag " + i);
        }

        assertThat(sync().outcome()).isEqualTo("done");

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_user")).isEqualTo(world.people(workspace).size());
        assertThat(large("/users")).isOne();
        assertThat(large("/in-progress")).isOne();
        for (int i = 0; i < 4; i++) {
            world.join(workspace, "Newcomer " + i, "new" + i + "@example.com", java.time.ZoneOffset.UTC);
            later(Duration.ofMinutes(15));
        }
        assertThat(large("/in-progress")).isOne();
        later(Duration.ofHours(24));
        assertThat(large("/in-progress")).isEqualTo(2);
        assertThat(large("/users")).isEqualTo(2);
        Truth.of(hub, world).assertSame(workspace);
    }

    /** Clockify's code for a rule that is broken is the same as for a thing that is gone. */
    @Test
    void lists_whose_size_breaks_a_rule_are_read_in_small_pages_and_no_running_timer_is_missing() {
        simulator.behaviour().listLargestPageSize(200).on(Quirk.LIST_PAGE_SIZE_IS_A_RULE);
        String project = world.createProject(workspace, "new", null);
        world.startTimer(workspace, world.keyOwner(World.ADMIN), "runs");
        world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN), NOW.minusSeconds(900), NOW.minusSeconds(60))
                .withProject(project).withTask(world.createTask(workspace, project, "task")));

        assertThat(sync().outcome()).isEqualTo("done");

        Truth.of(hub, world).assertSame(workspace);
        assertThat(hub.count("select count(*) from clockify_time_entry where ended_at is null and deleted_at is null")).isPositive();
        assertThat(hub.rows("select request from clockify_refusal where page_size is null")).isEmpty();
    }

    /** Requests for more rows a page than are taken, of which the first is for the most. */
    private long large(String path) {
        return simulator.requests().count(request -> request.path().endsWith(path) && request.status() == 400
                && (request.query().contains("page-size=5000") || path.equals("/in-progress") && request.query().contains("page-size=1000")));
    }

    @Test
    void users_of_all_statuses_are_read_one_status_after_the_other_where_a_list_of_them_is_refused() {
        simulator.behaviour().on(Quirk.USERS_ONE_ACCOUNT_STATUS);
        deleteSomebody();

        sync();

        assertThat(hub.count("select count(*) from clockify_user where account_status = 'DELETED'")).isGreaterThanOrEqualTo(25);
        Truth.of(hub, world).assertSame(workspace);
    }

    @Test
    void users_whose_status_is_not_listed_have_not_vanished() {
        PersonView gone = deleteSomebody();
        refuse("/created /updated /deleted", 404);
        sync();
        simulator.behaviour().on(Quirk.USERS_NO_ACCOUNT_STATUS);
        EntryView last = entry(entryCount() - 1);
        world.deleteEntry(workspace, last.id());

        later(Duration.ofMinutes(15));

        assertThat(hub.count("select count(*) from clockify_user where id = '" + gone.id() + "'")).isOne();
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
        assertThat(hub.rows("select id from clockify_time_entry where deleted_at is not null").stream()
                .map(row -> row.get("ID")).toList()).containsExactly(last.id());
    }

    /** More than a fifth of the people, so that the guard would believe no deletion. */
    private PersonView deleteSomebody() {
        Set<String> last = Set.of(entry(entryCount() - 1).userId(), world.keyOwner(World.ADMIN));
        List<PersonView> people = world.people(workspace).stream().filter(person -> !last.contains(person.id())).limit(25)
                .collect(Collectors.toList());
        people.forEach(person -> {
            world.deleteUser(person.id());
            world.joinAgain(workspace, person.id());
        });
        return people.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 503})
    void refused_user_groups_do_not_stop_teams_that_are_workspaces_or_were_known_before(int status) {
        String second = world.workspaceIds().get(1);
        GroupView group = world.groups(second).get(0);
        start(workspace + "," + group.id());
        refuse("/user-groups", status);

        assertThat(hub.sync()).extracting(RunSummary::workspaceId).containsExactly(workspace);
        assertThat(hub.failures()).singleElement().asString().contains(group.id(), "" + status);
        Truth.of(hub, world).withoutPeople().assertSame(workspace);

        refuse("/user-groups", 200);
        clock.advance(Duration.ofHours(25));
        assertThat(hub.sync()).hasSize(2);
        Truth.of(hub, world).ofGroups(second, group.id()).assertSame(second);

        refuse("/user-groups", status);
        clock.advance(Duration.ofHours(25));
        assertThat(hub.sync()).extracting(RunSummary::workspaceId).containsExactlyInAnyOrder(workspace, second);
        assertThat(hub.failures()).isEmpty();
    }
}
