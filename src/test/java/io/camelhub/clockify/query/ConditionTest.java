package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Condition.Kind;
import io.camelhub.clockify.query.Coverage.Whole;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.WorkspaceStatus.HeldDeletions;
import io.camelhub.clockify.query.WorkspaceStatus.LastRun;
import io.camelhub.clockify.query.WorkspaceStatus.NextRun;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.schedule.KeyFault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");
    private static final LocalTimes BERLIN = new LocalTimes(ZoneId.of("Europe/Berlin"), NOW);
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");
    private static final Whole ALL = whole("2026-01-01T00:00:00Z", "2026-12-28T00:00:00Z", NOW.minus(Duration.ofHours(3)));
    private static final Whole NEWEST = whole("2026-05-17T00:00:00Z", "2026-12-28T00:00:00Z", NOW.minus(Duration.ofHours(3)));

    /** A workspace that is up to date, but for what a test changes. */
    private static final class Draft {

        private String name = "Main";
        private Outcome outcome = Outcome.DONE;
        private Instant syncedAt = Instant.parse("2026-11-26T12:47:00Z");
        private Instant due = Instant.parse("2026-11-26T13:01:30Z");
        private String waitsFor;
        private WaitsOn waitsOn;
        private List<Whole> windows = List.of(ALL);
        private List<HeldDeletions> held = List.of();
        private Integer limit;
        private String error;
        private Clocks clocks;

        WorkspaceStatus undecided() {
            return new WorkspaceStatus("w1", name, null, List.of(),
                    outcome == null ? null : new LastRun(Instant.parse("2026-11-26T12:46:30Z"), outcome, 4, 0, 0, 0, 0), syncedAt, due,
                    new NextRun(due == null || !due.isAfter(NOW) ? null : due, waitsFor, waitsOn),
                    new WorkspaceStatus.Interval(Duration.ofMinutes(15), Duration.ofMinutes(15)), Coverage.of(windows, FIRST_DAY, NOW),
                    WorkspaceStatus.ReadBy.REPORT, NOW, WorkspaceStatus.ChangesBy.FEED, NOW, NOW, null, null, null, null, held,
                    new BudgetUsage.Usage(4, limit, null), List.of(), List.of(), List.of(), null, error, null, clocks, null);
        }

        WorkspaceStatus status() {
            return undecided().in(Condition.of(undecided(), BERLIN));
        }

        Draft never() {
            outcome = null;
            syncedAt = null;
            due = null;
            windows = List.of();
            return this;
        }

        Draft filling() {
            windows = List.of(NEWEST);
            return this;
        }

        Draft due(String time) {
            due = Instant.parse(time);
            return this;
        }

        Draft waits(WaitsOn on) {
            outcome = Outcome.WAITING;
            waitsOn = on;
            waitsFor = "Clockify does not answer";
            return due("2026-11-26T13:04:20Z");
        }

        Draft fails(Outcome how) {
            outcome = how;
            error = "Clockify answers 500 to /x";
            return this;
        }

        Draft holds() {
            held = List.of(new HeldDeletions("the key has another owner", 12, Instant.parse("2026-11-25T08:00:00Z")));
            return this;
        }

        Draft named(String other) {
            name = other;
            return this;
        }
    }

    private static Draft workspace() {
        return new Draft();
    }

    private static Whole whole(String from, String to, Instant verifiedAt) {
        return new Whole("-", Instant.parse(from), Instant.parse(to), verifiedAt);
    }

    private static Condition integration(Draft... workspaces) {
        return Condition.of("acme", State.ENABLED, null, null, null, null, List.of(workspaces).stream().map(Draft::status).toList(), BERLIN);
    }

    private static Condition refused(State state, KeyFault fault, Draft... workspaces) {
        return Condition.of("acme", state, "Clockify does not know the key", Instant.parse("2026-11-26T08:12:30Z"), fault,
                "clockify.integrations.acme.region is 'mars': write global", List.of(workspaces).stream().map(Draft::status).toList(), BERLIN);
    }

    private static Condition is(Kind kind, String words, String detail) {
        return new Condition(kind, kind.look() == Condition.Look.ACT, words, detail);
    }

    @Test
    void up_to_date_says_when_it_was_synced_and_will_be_in_the_zone() {
        assertThat(integration(workspace())).isEqualTo(is(Kind.UP_TO_DATE, "Up to date", "synced 13:47, next at 14:02"));
        assertThat(integration(workspace().due("2026-11-26T12:59:00Z")).detail()).isEqualTo("synced 13:47, next at once");
        Draft running = workspace();
        running.outcome = Outcome.RUNNING;
        assertThat(integration(running).detail()).isEqualTo("synced 13:47, a sync goes on");
    }

    @Test
    void filling_says_how_far_and_what_is_there_already() {
        assertThat(integration(workspace().filling()))
                .isEqualTo(is(Kind.FILLING, "Filling, 62 % back to 1 Jan", "the newest days are there"));
        Draft begun = workspace();
        begun.windows = List.of();
        begun.syncedAt = null;
        assertThat(integration(begun)).isEqualTo(is(Kind.FILLING, "Filling, 0 % back to 1 Jan", "begins with the newest days"));
        Draft unfinished = workspace();
        unfinished.syncedAt = null;
        assertThat(integration(unfinished).words()).as("all is read, and no run has ended well").isEqualTo("Filling, 99 % back to 1 Jan");
    }

    @Test
    void how_long_filling_takes_is_said_where_windows_follow_each_other_and_no_hourly_budget_decides() {
        // 4 windows of 30 days, one each minute: 196 days are left, of which 90 took 3 minutes and a half
        List<Whole> windows = new ArrayList<>(IntStream.range(0, 4).mapToObj(i -> new Whole("-",
                Instant.parse("2026-07-16T00:00:00Z").plus(Duration.ofDays(30L * i)), Instant.parse("2026-08-15T00:00:00Z").plus(Duration.ofDays(30L * i)),
                NOW.minusSeconds(30).minus(Duration.ofMinutes(i)))).toList());
        windows.add(whole("2026-11-13T00:00:00Z", "2026-12-28T00:00:00Z", NOW.minus(Duration.ofHours(1))));
        Draft fast = workspace();
        fast.windows = windows;

        assertThat(integration(fast).detail()).isEqualTo("the newest days are there; about 8 min left");
        fast.limit = 30;
        assertThat(integration(fast).detail()).isEqualTo("the newest days are there");
        Draft stalled = workspace();
        stalled.windows = windows.stream().map(one -> new Whole("-", one.from(), one.to(), one.verifiedAt().minusSeconds(100))).toList();
        assertThat(integration(stalled).detail()).isEqualTo("the newest days are there");
        assertThat(integration(fast, workspace().filling()).detail()).as("of one of two nobody knows").isEqualTo("the newest days are there");
    }

    @Test
    void a_sync_is_late_after_an_interval_and_behind_after_two() {
        assertThat(integration(workspace().due("2026-11-26T12:45:00Z")).kind()).isEqualTo(Kind.UP_TO_DATE);
        assertThat(integration(workspace().due("2026-11-26T12:44:59Z")))
                .isEqualTo(is(Kind.LATE, "Late", "was to be synced at 13:45, and waits for its turn"));
        assertThat(integration(workspace().due("2026-11-26T12:30:00Z")).kind()).isEqualTo(Kind.LATE);
        assertThat(integration(workspace().due("2026-11-25T12:29:59Z")))
                .isEqualTo(is(Kind.BEHIND, "Behind", "was to be synced at 25 Nov 13:30: see that 'clockify run' runs"));
    }

    @Test
    void behind_is_what_health_calls_late() {
        for (int minutes = 0; minutes < 60; minutes++) {
            WorkspaceStatus status = workspace().due(NOW.minus(Duration.ofMinutes(minutes)).toString()).status();
            assertThat(status.condition().kind() == Kind.BEHIND).as(minutes + " min")
                    .isEqualTo(Health.of(State.ENABLED, null, false, List.of(status), NOW).level() == Health.Level.LATE);
        }
    }

    @Test
    void the_budget_of_the_hour_is_waited_for_with_the_time_when_it_goes_on() {
        assertThat(integration(workspace().filling().waits(WaitsOn.BUDGET))).isEqualTo(is(Kind.WAITS_FOR_BUDGET,
                "Waits for the hourly budget until 14:05", "goes on by itself; 62 % back to 1 Jan"));
        assertThat(integration(workspace().filling().waits(WaitsOn.BACKFILL_SHARE)).kind()).isEqualTo(Kind.WAITS_FOR_BUDGET);
        assertThat(integration(workspace().waits(WaitsOn.BUDGET)).detail())
                .isEqualTo("goes on by itself; the time entries are as of the last sync");
    }

    @Test
    void what_is_read_whole_and_has_no_budget_left_for_comparing_is_up_to_date() {
        assertThat(integration(workspace().waits(WaitsOn.BACKFILL_SHARE)))
                .isEqualTo(is(Kind.UP_TO_DATE, "Up to date", "synced 13:46, next at 14:05"));
    }

    @Test
    void a_clockify_that_does_not_answer_is_waited_for() {
        assertThat(integration(workspace().waits(WaitsOn.CLOCKIFY)))
                .isEqualTo(is(Kind.WAITS, "Waits until 14:05", "goes on by itself; Clockify does not answer"));
    }

    @Test
    void a_failed_run_and_one_that_left_something_open_are_tried_again_by_themselves() {
        assertThat(integration(workspace().fails(Outcome.FAILED)))
                .isEqualTo(is(Kind.FAILED, "Failed", "tried again by itself at 14:02; Clockify answers 500 to /x"));
        assertThat(integration(workspace().fails(Outcome.PARTIAL)))
                .isEqualTo(is(Kind.PARTIAL, "Not read whole", "tried again by itself at 14:02; Clockify answers 500 to /x"));
        assertThat(integration(workspace().fails(Outcome.RUNNING)).detail()).startsWith("tried again by itself, a sync goes on; ");
        assertThat(refused(State.ENABLED, null, workspace()))
                .isEqualTo(is(Kind.FAILED, "Failed", "tried again by itself; since 09:12: Clockify does not know the key"));
    }

    @Test
    void deletions_that_are_held_back_want_a_decision() {
        assertThat(integration(workspace().holds())).isEqualTo(is(Kind.DELETIONS_HELD, "Act: confirm deletions",
                "12 are held back since 25 Nov 09:00, as the key has another owner"));
    }

    @Test
    void a_key_that_is_refused_or_does_not_see_its_teams_and_wrong_settings_want_somebody() {
        assertThat(refused(State.ENABLED, KeyFault.REFUSED)).isEqualTo(is(Kind.KEY_REFUSED, "Act: replace the key",
                "refused since 09:12: Clockify does not know the key"));
        assertThat(refused(State.ENABLED, KeyFault.NO_TEAM)).isEqualTo(is(Kind.KEY_SEES_TOO_LITTLE, "Act: the key sees too little",
                "since 09:12: Clockify does not know the key"));
        assertThat(refused(State.ENABLED, KeyFault.SOME_TEAMS).kind()).isEqualTo(Kind.KEY_SEES_TOO_LITTLE);
        assertThat(refused(State.WRONG_SETTINGS, null)).isEqualTo(is(Kind.WRONG_SETTINGS, "Act: settings are wrong",
                "clockify.integrations.acme.region is 'mars': write global"));
    }

    @Test
    void what_is_not_to_be_synced_says_so_whatever_else_is_wrong() {
        assertThat(refused(State.DISABLED, KeyFault.REFUSED, workspace().holds()).words()).isEqualTo("Paused");
        assertThat(refused(State.REMOVED, KeyFault.REFUSED, workspace().holds()).words()).isEqualTo("No longer in the settings");
    }

    @Test
    void what_was_never_synced_says_what_to_do_where_it_stays_so() {
        assertThat(integration()).isEqualTo(is(Kind.NEVER_SYNCED, "Not synced yet",
                "begins as soon as 'clockify run' runs; where it stays so: clockify check acme"));
        assertThat(integration(workspace().never()).kind()).isEqualTo(Kind.NEVER_SYNCED);
        Draft forgotten = workspace();
        forgotten.outcome = null;
        assertThat(integration(forgotten).kind()).as("its runs are purged").isEqualTo(Kind.UP_TO_DATE);
    }

    /** Several things at once, from the gravest down: each draft has all that the ones after it have. */
    @Test
    void the_gravest_counts() {
        Draft all = workspace().filling().fails(Outcome.FAILED).due("2026-11-26T11:00:00Z").holds();
        assertThat(refused(State.WRONG_SETTINGS, KeyFault.REFUSED, all).kind()).isEqualTo(Kind.WRONG_SETTINGS);
        assertThat(refused(State.ENABLED, KeyFault.REFUSED, all).kind()).isEqualTo(Kind.KEY_REFUSED);
        assertThat(refused(State.ENABLED, KeyFault.NO_TEAM, all).kind()).isEqualTo(Kind.KEY_SEES_TOO_LITTLE);
        assertThat(refused(State.ENABLED, null, all).kind()).as("not even its workspaces can be listed").isEqualTo(Kind.FAILED);
        assertThat(integration(all).kind()).isEqualTo(Kind.DELETIONS_HELD);
        all.held = List.of();
        assertThat(integration(all).kind()).as("nothing tries it again").isEqualTo(Kind.BEHIND);
        all.due("2026-11-26T12:40:00Z");
        assertThat(integration(all).kind()).isEqualTo(Kind.FAILED);
        all.fails(Outcome.PARTIAL);
        assertThat(integration(all).kind()).isEqualTo(Kind.PARTIAL);
        all.error = null;
        assertThat(integration(all).kind()).isEqualTo(Kind.LATE);
        all.waits(WaitsOn.BUDGET);
        assertThat(integration(all).kind()).isEqualTo(Kind.WAITS_FOR_BUDGET);
        all.waitsFor = null;
        assertThat(integration(all).kind()).isEqualTo(Kind.FILLING);
    }

    @Test
    void of_several_workspaces_the_gravest_is_named() {
        Condition condition = integration(workspace(), workspace().named("Labs").fails(Outcome.FAILED), workspace().filling());

        assertThat(condition).isEqualTo(is(Kind.FAILED, "Failed", "Labs: tried again by itself at 14:02; Clockify answers 500 to /x"));
    }

    @Test
    void several_workspaces_fill_together_and_are_as_current_as_the_oldest() {
        assertThat(integration(workspace(), workspace().never(), workspace().filling())).isEqualTo(
                is(Kind.FILLING, "Filling, 55 % back to 1 Jan", "begins with the newest days"));
        Draft older = workspace().due("2026-11-26T13:20:00Z");
        older.syncedAt = Instant.parse("2026-11-26T11:00:00Z");
        assertThat(integration(workspace(), older).detail()).isEqualTo("synced 12:00, next at 14:02");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void only_what_wants_somebody_says_act(Kind kind) {
        Set<Kind> act = EnumSet.of(Kind.WRONG_SETTINGS, Kind.KEY_REFUSED, Kind.KEY_SEES_TOO_LITTLE, Kind.DELETIONS_HELD, Kind.BEHIND);

        assertThat(kind.look() == Condition.Look.ACT).isEqualTo(act.contains(kind));
    }

    @Test
    void times_of_another_day_or_year_say_so_and_a_wait_ends_with_its_minute() {
        assertThat(BERLIN.time(Instant.parse("2026-11-26T22:59:59Z"))).isEqualTo("23:59");
        assertThat(BERLIN.until(Instant.parse("2026-11-26T22:59:01Z"))).isEqualTo("27 Nov 00:00");
        assertThat(BERLIN.time(Instant.parse("2025-11-26T13:00:00Z"))).isEqualTo("26 Nov 2025 14:00");
        assertThat(BERLIN.day(LocalDate.parse("2025-01-01"))).isEqualTo("1 Jan 2025");
    }
}
