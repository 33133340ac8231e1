package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.AccountStatus;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.SimulatedClock;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the report is refused, each user's own list is read. */
@Tag("slow")
class UserListTest {

    private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(60);
    /** A new day, which is read ahead, does not begin in the midst of a test. */
    private static final Instant MORNING = LocalDate.now(ZoneOffset.UTC).atTime(10, 0).toInstant(ZoneOffset.UTC);

    private static Hub hub(ClockifySimulator simulator) {
        return hub(simulator, null);
    }

    private static Hub hub(ClockifySimulator simulator, SimulatedClock clock) {
        return Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of("clockify.backfill-from", FIRST.toString()),
                clock == null ? null : clock::instant);
    }

    private static void done(List<RunSummary> runs) {
        assertThat(runs).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    /** Entries of those whose ids can be known: Clockify lists no deleted users. */
    private static Truth truth(Hub hub, World world) {
        Set<String> members = world.people(world.workspaceId()).stream()
                .filter(person -> person.membershipStatus() != null)
                .map(PersonView::id)
                .collect(Collectors.toSet());
        return Truth.of(hub, world).from(FIRST).only(entry -> entry.running() || members.contains(entry.userId())).orMore();
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"})
    void everybody_s_entries_arrive_whatever_the_account_s_zone(String zone) {
        SimulatedClock clock = SimulatedClock.runningFrom(MORNING);
        World world = World.builder().seed(31).people(25).entries(900).zones(zone).clock(clock).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, clock)) {
            world.allowReports(world.workspaceId(), false);

            done(hub.sync());

            truth(hub, world).assertSame(world.workspaceId());
            assertThat(world.people(world.workspaceId()).stream().map(PersonView::accountStatus)).contains(AccountStatus.LIMITED);
            // the feed may tell of people whom no list names, whose own lists are then read as well
            clock.advance(Duration.ofMinutes(15));
            done(hub.sync());
            clock.advance(Duration.ofMinutes(15));
            simulator.requests().reset();
            done(hub.sync());
            assertThat(simulator.requests().count(request -> request.path().endsWith("/time-entries"))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_deleted_user_whose_id_is_known_is_read_or_reported(boolean refused) {
        World world = World.builder().seed(32).people(10).entries(300).zones("Europe/Berlin").build();
        String workspace = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator)) {
            done(hub.sync());
            String user = world.entries(workspace).stream().filter(entry -> !entry.userId().equals(world.keyOwner(World.ADMIN)))
                    .findFirst().orElseThrow().userId();
            world.deleteUser(user);
            world.allowReports(workspace, false);
            simulator.behaviour().set(Quirk.DELETED_USER_LIST_FAILS, refused);
            hub.execute("delete from clockify_window");

            List<RunSummary> runs = hub.sync();

            if (refused) {
                assertThat(runs).singleElement().satisfies(run -> {
                    assertThat(run.outcome()).isEqualTo("partial");
                    assertThat(run.error()).contains(user);
                });
            } else {
                done(runs);
            }
            Truth.of(hub, world).from(FIRST).withoutPeople().assertSame(workspace);
        }
    }

    @Test
    void what_is_stored_of_somebody_who_is_gone_is_verified_where_their_list_is_refused() {
        SimulatedClock clock = SimulatedClock.runningFrom(MORNING);
        World world = World.builder().seed(32).people(10).entries(300).zones("Europe/Berlin").clock(clock).build();
        String workspace = world.workspaceId();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, clock)) {
            done(hub.sync());
            String user = world.entries(workspace).stream().filter(entry -> !entry.userId().equals(world.keyOwner(World.ADMIN)))
                    .findFirst().orElseThrow().userId();
            world.allowFeed(workspace, false);
            world.allowReports(workspace, false);
            world.entries(workspace).stream().filter(entry -> entry.userId().equals(user))
                    .forEach(entry -> world.deleteEntry(workspace, entry.id()));
            world.leave(workspace, user);
            hub.execute("delete from clockify_window");
            clock.advance(Duration.ofMinutes(15));

            List<RunSummary> runs = hub.sync(new SyncOrder(List.of(), false, null, null, null, true));

            assertThat(runs).singleElement().extracting(RunSummary::error).asString().contains(user);
            Truth.of(hub, world).from(FIRST).withoutPeople().assertSame(workspace);
            // they are not asked for at each sync, as the others are, but at a reconcile only
            clock.advance(Duration.ofMinutes(15));
            simulator.requests().reset();
            done(hub.sync());
            assertThat(simulator.requests().count(request -> request.path().endsWith("/time-entries"))).isPositive();
            assertThat(simulator.requests().count(request -> request.path().contains(user))).isZero();
            clock.advance(Duration.ofHours(25));
            assertThat(hub.sync()).singleElement().extracting(RunSummary::error).asString().contains(user);
            // the recent days first, and then, if it is their turn, all of their days
            clock.advance(Duration.ofMinutes(15));
            hub.sync();
            clock.advance(Duration.ofMinutes(15));
            done(hub.sync());
        }
    }

    @Test
    void a_plain_member_gets_what_they_may_see_and_what_they_may_not_is_reported() {
        World world = World.builder().seed(33).people(10).entries(300).build();
        String workspace = world.workspaceId();
        String member = world.people(workspace).stream().filter(person -> person.role() == Role.MEMBER
                && person.accountStatus() == AccountStatus.ACTIVE).findFirst().orElseThrow().id();
        String key = world.addKey("member", member);
        world.allowReports(workspace, false);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.backfill-from", FIRST.toString(),
                        "clockify.integrations.acme.api-key", key))) {
            List<RunSummary> runs = hub.sync();

            assertThat(runs).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("partial");
                assertThat(run.error()).containsPattern("the entries of [0-9]+ users, \\w+, \\w+, \\w+ and others, cannot be read: ")
                        .hasSizeLessThan(600);
            });
            Truth.of(hub, world).from(FIRST).withoutPeople().only(entry -> entry.userId().equals(member)).assertSame(workspace);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 403, 404})
    void a_key_s_owner_whom_the_workspace_does_not_list_leaves_nothing_open(int status) {
        SimulatedClock clock = SimulatedClock.runningFrom(MORNING);
        World world = World.builder().seed(33).people(10).entries(300).clock(clock).build();
        String workspace = world.workspaceId();
        String owner = world.join(workspace, "Headquarters", "hq@example.com", ZoneOffset.UTC);
        world.changeRole(workspace, owner, Role.OWNER);
        String key = world.addKey("hq", owner);
        world.allowReports(workspace, false);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.backfill-from", FIRST.toString(), "clockify.integrations.acme.api-key", key), clock::instant)) {
            simulator.behaviour().on(Quirk.OWNER_IS_NO_MEMBER);
            if (status > 0) {
                simulator.behaviour().refuse("/user/" + owner + "/time-entries", status);
            }

            done(hub.sync());
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofHours(25));
                done(hub.sync());
            }

            truth(hub, world).withoutPeople().assertSame(workspace);
        }
    }

    @Test
    void lists_that_a_key_may_not_see_are_asked_for_again_by_a_reconcile_only() {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(33).people(10).entries(300).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(100))).build();
        String workspace = world.workspaceId();
        String member = world.people(workspace).stream().filter(person -> person.role() == Role.MEMBER
                && person.accountStatus() == AccountStatus.ACTIVE).findFirst().orElseThrow().id();
        String key = world.addKey("member", member);
        world.allowReports(workspace, false);
        Predicate<RecordedRequest> lists = request -> request.path().matches(".*/user/\\w+/time-entries");
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.integrations.acme.api-key", key), clock::instant)) {
            hub.sync();
            long all = simulator.requests().count(lists);
            assertThat(all).isGreaterThan(5);

            simulator.requests().reset();
            clock.advance(Duration.ofMinutes(16));
            done(hub.sync());
            assertThat(simulator.requests().all().stream().filter(lists).map(RecordedRequest::path))
                    .allMatch(path -> path.contains(member));

            simulator.requests().reset();
            clock.advance(Duration.ofHours(25));
            hub.sync();
            assertThat(simulator.requests().count(lists)).isGreaterThanOrEqualTo(all);
            Truth.of(hub, world).from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(300))
                    .withoutPeople().only(entry -> entry.userId().equals(member)).assertSame(workspace);
        }
    }

    /** The entries were the manager's key's to find deleted, as it saw them first. */
    @Test
    void what_a_manager_s_key_may_no_longer_list_is_an_admin_s_to_find_deleted() {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(33).people(10).entries(300).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(100))).build();
        String workspace = world.workspaceId();
        List<String> people = world.people(workspace).stream().filter(person -> person.role() == Role.MEMBER
                && person.accountStatus() == AccountStatus.ACTIVE).map(PersonView::id).toList();
        String group = world.createGroup(workspace, "managed");
        world.addToGroup(workspace, group, people.get(1));
        world.changeRole(workspace, people.get(0), Role.TEAM_MANAGER);
        world.manageGroup(workspace, group, people.get(0));
        String key = world.addKey("manager", people.get(0));
        world.allowFeed(workspace, false);
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(
                        "clockify.integrations.acme.api-key", key,
                        "clockify.integrations.zeta.api-key", world.adminKey(),
                        "clockify.integrations.zeta.api-url", simulator.apiUrl(),
                        "clockify.integrations.zeta.reports-url", simulator.reportsUrl()), clock::instant)) {
            hub.sync(SyncOrder.of(List.of("acme")));
            hub.sync();
            String managed = "select count(*) from clockify_time_entry where integration = 'acme' and user_id = '" + people.get(1) + "'";
            assertThat(hub.count(managed)).isPositive();
            world.allowReports(workspace, false);
            world.removeFromGroup(workspace, group, people.get(1));
            world.deleteEntry(workspace, world.entries(workspace).stream()
                    .filter(entry -> entry.userId().equals(people.get(1)) && !entry.running()).findFirst().orElseThrow().id());

            for (int day = 0; day < 2; day++) {
                clock.advance(Duration.ofHours(25));
                hub.sync(new SyncOrder(List.of(), true, LocalDate.parse("2026-08-01"), null, clock.instant(), false));
            }

            assertThat(hub.count(managed)).isZero();
            Truth.of(hub, world).withoutPeople().assertSame(workspace);
        }
    }

    @Test
    void a_report_that_is_allowed_again_is_used_again_within_a_day() {
        SimulatedClock clock = SimulatedClock.stoppedAt(Instant.parse("2026-11-20T10:00:00Z"));
        World world = World.builder().seed(31).people(25).entries(300).clock(clock)
                .from(clock.instant().minus(Duration.ofDays(100))).build();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), clock::instant)) {
            world.allowReports(world.workspaceId(), false);
            done(hub.sync());
            assertThat(hub.rows("select reads_by from clockify_integration_workspace").get(0)).containsValue("user-list");
            world.allowReports(world.workspaceId(), true);
            clock.advance(Duration.ofHours(25));

            done(hub.sync());

            assertThat(hub.rows("select reads_by from clockify_integration_workspace").get(0)).containsValue("report");
        }
    }
}
