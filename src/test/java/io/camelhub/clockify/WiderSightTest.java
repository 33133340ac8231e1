package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.Condition;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that sees more than before: earlier windows become incomplete, are reported, and are read again. */
@Tag("slow")
class WiderSightTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String KEY = "clockify.integrations.acme.api-key";
    private static final String TEAM_IDS = "clockify.integrations.acme.team-ids";
    private static final String MEMBER = "member";

    private final SimulatedClock clock = SimulatedClock.stoppedAt(NOW);
    private final Map<String, String> settings = new HashMap<>();
    private World world;
    private String ws;
    private String member;
    private ClockifySimulator simulator;
    private Hub hub;

    @BeforeEach
    void build() {
        world = World.builder().seed(5).people(12).entries(500).groups(3).clock(clock)
                .from(NOW.minus(Duration.ofDays(300))).to(NOW).zones("UTC").oddities(false).build();
        ws = world.workspaceId();
        member = world.people(ws).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE)
                .filter(person -> entriesOf(person.id()) > 5)
                .findFirst().orElseThrow().id();
        world.addKey(MEMBER, member);
        simulator = ClockifySimulator.start(world);
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
        simulator.close();
    }

    private void start(Map<String, String> besides) {
        settings.put(KEY, world.key(MEMBER));
        settings.putAll(besides);
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, clock::instant);
        sync();
        soon();
    }

    private long entriesOf(String user) {
        return world.entries(ws).stream().filter(entry -> entry.userId().equals(user)).count();
    }

    private RunSummary sync() {
        simulator.requests().reset();
        List<RunSummary> runs = hub.sync();
        return runs.isEmpty() ? null : runs.get(runs.size() - 1);
    }

    private RunSummary later(Duration time) {
        clock.advance(time);
        return sync();
    }

    private RunSummary soon() {
        return later(Duration.ofMinutes(15));
    }

    /** As the console's Replace key does. */
    private void replaceKey(String keyName) {
        settings.put(KEY, world.key(keyName));
        configure();
    }

    private void configure() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("clockify.integrations.acme.api-url", simulator.apiUrl());
        all.put("clockify.integrations.acme.reports-url", simulator.reportsUrl());
        hub.configure(all);
    }

    private long stored() {
        return hub.count("select count(*) from clockify_time_entry where deleted_at is null");
    }

    private Truth truth() {
        return Truth.of(hub, world).withoutPeople();
    }

    private WorkspaceStatus status() {
        return hub.bean("clockifyStatusQuery", StatusQuery.class)
                .integrations(hub.bean("clockifySettings", ClockifySettings.class).integrations()).get(0).workspaces().get(0);
    }

    private long reports() {
        return simulator.requests().count(Faults.to("/reports/detailed"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_better_key_reads_again_by_itself_what_the_lesser_one_could_not_see(boolean feed) {
        world.allowFeed(ws, feed);
        start(Map.of());
        assertThat(stored()).isEqualTo(entriesOf(member));

        replaceKey(World.ADMIN);
        sync();

        truth().assertSame(ws);
        assertThat(status().coverage().gaps()).isEmpty();
        soon();
        assertThat(soon().requests()).isEqualTo(feed ? 4 : status().lastRun().requests());
        assertThat(reports()).isEqualTo(feed ? 0 : 1);
        truth().assertSame(ws);
    }

    @Test
    void so_does_one_whose_predecessor_was_checked_before_the_first_sync() throws Exception {
        settings.put(KEY, world.key(MEMBER));
        hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, clock::instant);
        hub.bean("clockifyCheckKey", CheckKey.class).run(
                hub.bean("clockifySettings", ClockifySettings.class).integration("acme").orElseThrow(), new Order("nobody", "a test"));
        sync();

        replaceKey(World.ADMIN);
        sync();

        truth().assertSame(ws);
    }

    @Test
    void until_that_is_read_again_nobody_says_that_all_is_there() {
        world.changePlan(ws, Plan.FREE);
        start(Map.of("clockify.integrations.acme.requests-per-hour", "12"));
        for (int hour = 0; !status().coverage().gaps().isEmpty(); hour++) {
            assertThat(hour).isLessThan(20);
            later(Duration.ofMinutes(62));
        }
        assertThat(status().condition().kind()).isEqualTo(Condition.Kind.KEY_SEES_TOO_LITTLE);
        later(Duration.ofMinutes(62));

        replaceKey(World.ADMIN);
        hub.sync(new SyncOrder(List.of(), false, null, null, null, false));

        assertThat(status().coverage().gaps()).isNotEmpty();
        assertThat(status().condition().kind()).isNotEqualTo(Condition.Kind.UP_TO_DATE);
        for (int hour = 0; !status().coverage().gaps().isEmpty(); hour++) {
            assertThat(hour).isLessThan(20);
            later(Duration.ofMinutes(62));
        }
        truth().assertSame(ws);
    }

    @Test
    void a_member_who_is_made_an_admin_is_believed_within_a_day() {
        start(Map.of());
        world.changeRole(ws, member, Role.WORKSPACE_ADMIN);

        later(Duration.ofHours(25));

        truth().assertSame(ws);
        EntryView deleted = world.entries(ws).stream().filter(entry -> !entry.userId().equals(member)).findFirst().orElseThrow();
        world.allowFeed(ws, false);
        world.deleteEntry(ws, deleted.id());
        clock.advance(Duration.ofMinutes(15));
        hub.sync(new SyncOrder(List.of(), true, NOW.minus(Duration.ofDays(301)).atZone(ZoneId.of("UTC")).toLocalDate(), null, null, false));
        assertThat(hub.count("select count(*) from clockify_held_deletion")).isZero();
        truth().assertSame(ws);
    }

    @Test
    void a_key_that_sees_less_and_then_more_again_reads_what_it_missed_each_time() {
        start(Map.of());
        for (int round = 0; round < 2; round++) {
            replaceKey(World.ADMIN);
            soon();
            truth().assertSame(ws);

            replaceKey(MEMBER);
            soon();
            EntryView edited = world.entries(ws).stream()
                    .filter(entry -> !entry.userId().equals(member) && !entry.running()).skip(round).findFirst().orElseThrow();
            Instant longAgo = NOW.minus(Duration.ofDays(200));
            world.editEntry(ws, edited.id(), draft -> draft.withDescription("edited unseen").withType("BREAK"));
            world.createEntry(ws, EntryDraft.of(edited.userId(), longAgo, longAgo.plusSeconds(60)));
            soon();
            soon();
        }
        replaceKey(World.ADMIN);
        soon();

        truth().assertSame(ws);
    }

    @Test
    void a_person_who_comes_into_the_sight_of_a_manager_is_read_by_their_list_and_nothing_else_is() {
        String group = world.createGroup(ws, "managed");
        world.addToGroup(ws, group, member);
        world.manageGroup(ws, group, member);
        world.changeRole(ws, member, Role.TEAM_MANAGER);
        start(Map.of());
        String other = world.entries(ws).stream().map(EntryView::userId).filter(user -> !user.equals(member)).findFirst().orElseThrow();

        for (int round = 0; round < 2; round++) {
            world.addToGroup(ws, group, other);
            later(Duration.ofHours(25));
            String list = "/user/" + other + "/time-entries";
            assertThat(simulator.requests().count(request -> request.path().contains(list))).isOne();

            assertThat(stored()).isEqualTo(entriesOf(member) + entriesOf(other));
            assertThat(status().coverage().gaps()).isEmpty();
            soon();
            assertThat(soon().requests()).isEqualTo(4);

            world.removeFromGroup(ws, group, other);
            later(Duration.ofHours(25));
            Instant longAgo = NOW.minus(Duration.ofDays(200 + round));
            world.createEntry(ws, EntryDraft.of(other, longAgo, longAgo.plusSeconds(60)));
            soon();
        }
    }

    @Test
    void a_hire_costs_an_admin_s_key_nothing_and_a_member_s_one_request_at_most() {
        simulator.behaviour().off(Quirk.MEMBERS_MAY_NOT_LIST_USERS);
        start(Map.of());
        world.join(ws, "New", "new@acme.example", ZoneId.of("UTC"));
        RunSummary met = later(Duration.ofHours(25));
        assertThat(met.outcome()).isEqualTo("done");
        assertThat(simulator.requests().count(request -> request.path().contains("/user/"))).isLessThanOrEqualTo(1);
        assertThat(status().coverage().gaps()).isEmpty();
        assertThat(soon().requests()).isEqualTo(4);

        replaceKey(World.ADMIN);
        soon();
        soon();
        world.join(ws, "Newer", "newer@acme.example", ZoneId.of("UTC"));
        later(Duration.ofHours(25));
        assertThat(simulator.requests().count(request -> request.path().contains("/user/"))).isZero();
        assertThat(status().coverage().gaps()).isEmpty();
        truth().assertSame(ws);
    }

    /** Long enough that the change feed no longer reaches back. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_workspace_that_comes_back_into_sight_is_read_again(boolean chosen) {
        world.allowFeed(ws, false);
        start(chosen ? Map.of(KEY, world.adminKey(), TEAM_IDS, ws) : Map.of(KEY, world.adminKey()));
        world.hideWorkspace(World.ADMIN, ws);
        later(Duration.ofHours(25));
        Instant longAgo = NOW.minus(Duration.ofDays(200));
        world.createEntry(ws, EntryDraft.of(member, longAgo, longAgo.plusSeconds(60)));
        later(Duration.ofHours(25));
        world.showWorkspace(World.ADMIN, ws);

        later(Duration.ofHours(25));
        soon();

        truth().assertSame(ws);
    }

    @Test
    void a_user_group_that_comes_back_is_read_again() {
        world.allowFeed(ws, false);
        String group = world.groups(ws).get(0).id();
        String inGroup = world.groups(ws).get(0).userIds().get(0);
        start(Map.of(KEY, world.adminKey(), TEAM_IDS, group));
        world.hideGroup(ws, group, true);
        later(Duration.ofHours(25));
        Instant longAgo = NOW.minus(Duration.ofDays(200));
        world.createEntry(ws, EntryDraft.of(inGroup, longAgo, longAgo.plusSeconds(60)));
        later(Duration.ofHours(25));
        world.hideGroup(ws, group, false);

        later(Duration.ofHours(25));
        soon();

        truth().ofGroups(ws, group).assertSame(ws);
    }

    @Test
    void who_leaves_a_group_and_joins_it_again_and_again_is_whole_each_time() {
        String group = world.groups(ws).get(0).id();
        String joins = world.entries(ws).stream().map(EntryView::userId)
                .filter(user -> !world.groups(ws).get(0).userIds().contains(user)).findFirst().orElseThrow();
        start(Map.of(KEY, world.adminKey(), TEAM_IDS, group));
        for (int round = 0; round < 2; round++) {
            world.addToGroup(ws, group, joins);
            later(Duration.ofHours(25));
            soon();
            truth().ofGroups(ws, group).orMore().assertSame(ws);
            world.removeFromGroup(ws, group, joins);
            later(Duration.ofHours(25));
            Instant longAgo = NOW.minus(Duration.ofDays(200 + round));
            world.createEntry(ws, EntryDraft.of(joins, longAgo, longAgo.plusSeconds(60)));
            soon();
        }
        world.addToGroup(ws, group, joins);
        later(Duration.ofHours(25));

        truth().ofGroups(ws, group).orMore().assertSame(ws);
    }

    /** To the first key, what the other read is gone, as if it were deleted. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_colleague_s_key_read_is_not_deleted_when_the_first_key_is_back(boolean listsUsers) {
        simulator.behaviour().set(Quirk.MEMBERS_MAY_NOT_LIST_USERS, !listsUsers);
        String colleague = world.people(ws).stream()
                .filter(person -> person.role() == Role.MEMBER && person.accountStatus() == AccountStatus.ACTIVE && !person.id().equals(member))
                .filter(person -> entriesOf(person.id()) > 5)
                .findFirst().orElseThrow().id();
        world.addKey("colleague", colleague);
        start(Map.of());
        for (int round = 0; round < 2; round++) {
            replaceKey("colleague");
            soon();
            soon();
            assertThat(stored()).isEqualTo(entriesOf(member) + entriesOf(colleague));

            replaceKey(MEMBER);
            soon();
            soon();
            assertThat(stored()).isEqualTo(entriesOf(member) + entriesOf(colleague));
        }

        replaceKey(World.ADMIN);
        soon();
        truth().assertSame(ws);
    }

    @Test
    void what_a_member_read_as_a_manager_is_not_deleted_when_they_are_a_member_again() {
        String group = world.createGroup(ws, "managed");
        String managed = world.entries(ws).stream().map(EntryView::userId).filter(user -> !user.equals(member)).findFirst().orElseThrow();
        world.addToGroup(ws, group, managed);
        world.manageGroup(ws, group, member);
        start(Map.of());
        world.changeRole(ws, member, Role.TEAM_MANAGER);
        later(Duration.ofHours(25));
        assertThat(stored()).isEqualTo(entriesOf(member) + entriesOf(managed));

        world.changeRole(ws, member, Role.MEMBER);
        later(Duration.ofHours(25));
        hub.sync(new SyncOrder(List.of(), true, NOW.minus(Duration.ofDays(301)).atZone(ZoneId.of("UTC")).toLocalDate(), null, null, false));

        assertThat(stored()).isEqualTo(entriesOf(member) + entriesOf(managed));
    }

    /** Clockify answers the key as if it were deleted, and from the member's timeline it is. */
    @Test
    void what_moves_out_of_the_sight_of_the_only_key_counts_as_deleted_until_an_admin_s_key_reads_it() {
        world.allowFeed(ws, false);
        start(Map.of());
        String moves = world.createEntry(ws, EntryDraft.of(member, clock.instant().minusSeconds(900), clock.instant().minusSeconds(60)));
        soon();
        world.editEntry(ws, moves, draft -> draft.withUser(world.keyOwner(World.ADMIN)));
        soon();
        assertThat(deleted()).containsExactly(moves);

        replaceKey(World.ADMIN);
        soon();
        truth().assertSame(ws);
    }

    /** Between two looks at the key: neither the promotion nor its end was seen. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_member_read_as_an_admin_for_an_hour_is_not_deleted(boolean listsUsers) {
        simulator.behaviour().set(Quirk.MEMBERS_MAY_NOT_LIST_USERS, !listsUsers);
        world.allowFeed(ws, false);
        start(Map.of());
        String own = world.createEntry(ws, EntryDraft.of(member, clock.instant().minusSeconds(900), clock.instant().minusSeconds(60)));
        world.changeRole(ws, member, Role.WORKSPACE_ADMIN);
        soon();
        assertThat(stored()).isGreaterThan(entriesOf(member));

        world.changeRole(ws, member, Role.MEMBER);
        world.deleteEntry(ws, own);
        soon();
        assertThat(deleted()).containsExactly(own);

        later(Duration.ofHours(25));
        assertThat(deleted()).containsExactly(own);
    }

    private List<String> deleted() {
        return hub.rows("select id from clockify_time_entry where deleted_at is not null").stream()
                .map(row -> (String) row.values().iterator().next()).toList();
    }
}
