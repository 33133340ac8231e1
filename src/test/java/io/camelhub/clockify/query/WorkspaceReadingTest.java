package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.plan.Covered;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.WorkspaceStatus.ChangesBy;
import io.camelhub.clockify.query.WorkspaceStatus.LastRun;
import io.camelhub.clockify.query.WorkspaceStatus.NextRun;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkspaceReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");
    private static final Instant READ_AT = Instant.parse("2026-11-26T10:00:00Z");
    private static final Window DAY = window("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z");
    private static final Covered ALL = new Covered(window("2026-01-01T00:00:00Z", "2026-12-28T00:00:00Z"), READ_AT, null);

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from), Instant.parse(to));
    }

    private static IntegrationStatus integration(State state, boolean known, String error) {
        return new IntegrationStatus("acme", state, null, known, null, error, error == null ? null : NOW, null, null, List.of(), null);
    }

    private static WorkspaceStatus workspace(String firstDay, List<Covered> covered, NextRun next, ChangesBy changesBy, String error) {
        List<Coverage.Whole> whole = covered.stream().filter(one -> one.leftOpen() == null)
                .map(one -> new Coverage.Whole("-", one.window().from(), one.window().to(), one.verifiedAt())).toList();
        return new WorkspaceStatus("w1", "Main", null, List.of(),
                new LastRun(Instant.parse("2026-11-26T12:46:30Z"), WorkspaceStatus.Outcome.DONE, 4, 0, 0, 0, 0), NOW, NOW, next, null,
                Coverage.of(whole, LocalDate.parse(firstDay), NOW), WorkspaceStatus.ReadBy.REPORT, NOW, changesBy, NOW, NOW, null, null, null, null,
                List.of(), null, List.of(), List.of(), List.of(), null, error, null, null, null);
    }

    private static WorkspaceReading place(IntegrationStatus integration, WorkspaceStatus workspace, List<Covered> covered) {
        return new WorkspaceReading(integration, "w1", workspace, List.of(), Set.of(), null, Set.of(), covered, null, NOW);
    }

    /** A workspace that is up to date, and asked for a user group where one is named. */
    static WorkspaceReading place(String firstDay, List<Covered> covered, List<String> groups) {
        return new WorkspaceReading(integration(State.ENABLED, true, null), "w1",
                workspace(firstDay, covered, new NextRun(NOW.plusSeconds(60), null, null), ChangesBy.FEED, null),
                groups, Set.of("u1"), null, Set.of("u1", "u2"), covered, null, NOW);
    }

    private static List<Reason> reasons(WorkspaceReading place, String userId, Window time, Instant madeAt) {
        return place.reasons(userId, time, madeAt).stream().map(Found::reason).toList();
    }

    @Test
    void an_integration_that_reads_nothing_is_all_there_is_to_say() {
        assertThat(reasons(place(integration(State.REMOVED, true, null), null, List.of()), "u1", DAY, null)).containsExactly(Reason.REMOVED);
        assertThat(reasons(place(integration(State.DISABLED, true, null), null, List.of()), "u1", DAY, null)).containsExactly(Reason.DISABLED);
        assertThat(reasons(place(integration(State.WRONG_SETTINGS, true, null), null, List.of()), "u1", DAY, null))
                .containsExactly(Reason.WRONG_SETTINGS);
        assertThat(reasons(place(integration(State.ENABLED, false, null), null, List.of()), "u1", DAY, null))
                .containsExactly(Reason.NEVER_SYNCED);
    }

    @Test
    void a_workspace_that_is_not_chosen_is_said_beside_what_failed() {
        assertThat(reasons(place(integration(State.ENABLED, true, "the key is refused"), null, List.of()), "u1", DAY, null))
                .containsExactly(Reason.INTEGRATION_FAILED, Reason.WORKSPACE_NOT_CHOSEN);
    }

    @Test
    void a_day_that_is_read_whole_is_said_to_be_and_since_when() {
        WorkspaceReading place = place("2026-01-01", List.of(ALL), List.of());

        assertThat(place.verifiedAt(DAY)).isEqualTo(READ_AT);
        assertThat(place.reasons("u1", DAY, null)).containsExactly(Reason.ALL_READ.of(
                "integration", "acme", "from", DAY.from(), "to", DAY.to(), "verified", READ_AT));
    }

    @Test
    void a_day_that_is_not_read_yet_is_said_with_the_days_that_come_before_it() {
        WorkspaceReading place = place("2026-01-01", List.of(new Covered(window("2026-11-24T00:00:00Z", "2026-12-28T00:00:00Z"), READ_AT, null)), List.of());
        Window earlier = window("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");

        assertThat(place.verifiedAt(earlier)).isNull();
        assertThat(place.reasons("u1", earlier, null)).containsExactly(Reason.NOT_READ_YET.of("integration", "acme",
                "from", earlier.from(), "to", earlier.to(), "when", "on 2026-11-26T13:01:00Z", "days", 3L));
    }

    @Test
    void a_window_that_was_left_open_is_said_with_why() {
        Covered open = new Covered(DAY, READ_AT, "rows are missing");

        assertThat(place("2026-01-01", List.of(open), List.of()).reasons("u1", DAY, null))
                .contains(Reason.LEFT_OPEN.of("integration", "acme", "from", DAY.from(), "to", DAY.to(), "why", "rows are missing"));
    }

    @Test
    void what_starts_further_ahead_than_is_read_comes_on_its_day() {
        Window ahead = window("2027-01-10T00:00:00Z", "2027-01-11T00:00:00Z");

        assertThat(reasons(place("2026-01-01", List.of(ALL), List.of()), "u1", ahead, null)).containsExactly(Reason.AHEAD);
    }

    @Test
    void whoever_is_in_no_team_and_what_is_before_the_first_day_is_kept_out() {
        WorkspaceReading place = place("2026-11-01", List.of(ALL), List.of("Developers"));

        assertThat(place.keptOut("u1", DAY.from(), false)).isNull();
        assertThat(place.keptOut("u2", DAY.from(), false).reason()).isEqualTo(Reason.NOT_IN_TEAMS);
        assertThat(place.keptOut("u1", Instant.parse("2026-10-31T23:59:59Z"), false).reason()).isEqualTo(Reason.BEFORE_FIRST_DAY);
        assertThat(place.keptOut("u1", Instant.parse("2026-10-31T23:59:59Z"), true)).isNull();
        assertThat(reasons(place, "u2", DAY, null)).containsExactly(Reason.NOT_IN_TEAMS);
    }

    @Test
    void a_user_whom_the_key_does_not_see_a_refused_list_and_a_small_role_are_said() {
        WorkspaceReading sees = place("2026-01-01", List.of(ALL), List.of());
        WorkspaceReading less = new WorkspaceReading(sees.integration(), "w1", sees.workspace(), List.of(), Set.of(), "TEAM_MANAGER", sees.seenUsers(), sees.covered(),
                READ_AT, NOW);

        assertThat(reasons(sees, "u3", DAY, null)).containsExactly(Reason.USER_NOT_SEEN, Reason.ALL_READ);
        assertThat(reasons(less, "u1", DAY, null)).containsExactly(Reason.USER_REFUSED, Reason.SEES_LESS);
    }

    @Test
    void what_is_newer_than_the_last_run_or_waits_or_is_changed_late_is_said() {
        WorkspaceStatus waits = workspace("2026-01-01", List.of(ALL),
                new NextRun(NOW.plusSeconds(60), "the request budget is used up", WaitsOn.BUDGET), ChangesBy.WINDOWS, "a list was refused");
        Window month = window("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z");

        assertThat(reasons(place(integration(State.ENABLED, true, null), waits, List.of(ALL)), "u1", month, NOW.minus(Duration.ofMinutes(1))))
                .containsExactly(Reason.WAITS, Reason.INCOMPLETE, Reason.NEWER_THAN_SYNC, Reason.CHANGES_LATE, Reason.ALL_READ);
    }
}
