package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Health.Level;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void what_is_due_is_late_two_intervals_after_its_time_and_not_before() {
        assertThat(of(workspace(NOW.minus(Duration.ofMinutes(30)), Duration.ofMinutes(15), Outcome.DONE, null)).isWell()).isTrue();
        Health late = of(workspace(NOW.minus(Duration.ofMinutes(31)), Duration.ofMinutes(15), Outcome.DONE, null));

        assertThat(late.level()).isEqualTo(Level.LATE);
        assertThat(late.isWell()).isFalse();
        assertThat(late.reason()).isEqualTo("Main was to be synced at 2026-03-10 11:29:00Z: see that 'clockify run' runs");
    }

    @Test
    void an_interval_that_the_budget_stretches_counts_as_long_as_it_is() {
        assertThat(of(workspace(NOW.minus(Duration.ofMinutes(31)), Duration.ofMinutes(16), Outcome.DONE, null)).isWell()).isTrue();
    }

    @Test
    void what_waits_for_its_budget_or_is_being_synced_is_not_late() {
        assertThat(of(workspace(NOW.plus(Duration.ofHours(1)), Duration.ofMinutes(15), Outcome.WAITING, null)).isWell()).isTrue();
        assertThat(of(workspace(NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(15), Outcome.RUNNING, null)).isWell()).isTrue();
        assertThat(of(workspace(NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(15), Outcome.KILLED, null)).isWell()).isFalse();
    }

    @Test
    void what_a_run_left_due_at_once_is_late_two_intervals_after_that_run_began() {
        assertThat(Health.of(State.ENABLED, null, false, List.of(workspace(null, Duration.ofMinutes(15), Outcome.KILLED, null)),
                NOW.plus(Duration.ofMinutes(30))).isWell()).isTrue();
        assertThat(Health.of(State.ENABLED, null, false, List.of(workspace(null, Duration.ofMinutes(15), Outcome.KILLED, null)),
                NOW.plus(Duration.ofMinutes(31)))).isEqualTo(new Health(Level.LATE, "Main was to be synced at 2026-03-10 12:00:00Z: see that "
                        + "'clockify run' runs"));
    }

    @Test
    void a_failure_a_refusal_and_wrong_settings_are_kept_apart_and_what_is_off_is_not_looked_at() {
        WorkspaceStatus failed = workspace(NOW, Duration.ofMinutes(15), Outcome.FAILED, "Clockify does not answer");

        assertThat(of(failed)).isEqualTo(new Health(Level.FAILED, "Main: Clockify does not answer"));
        assertThat(Health.of(State.ENABLED, "the key", true, List.of(), NOW)).isEqualTo(new Health(Level.REFUSED, "the key"));
        assertThat(Health.of(State.ENABLED, "no answer", false, List.of(), NOW).level()).isEqualTo(Level.FAILED);
        assertThat(Health.of(State.WRONG_SETTINGS, null, false, List.of(), NOW).isWell()).isFalse();
        assertThat(Health.of(State.DISABLED, "the key", true, List.of(failed), NOW).isWell()).isTrue();
        assertThat(Health.of(State.REMOVED, "the key", true, List.of(failed), NOW).level()).isEqualTo(Level.OFF);
    }

    private static Health of(WorkspaceStatus workspace) {
        return Health.of(State.ENABLED, null, false, List.of(workspace), NOW);
    }

    private static WorkspaceStatus workspace(Instant due, Duration every, Outcome outcome, String error) {
        return new WorkspaceStatus("w1", "Main", null, List.of(), new WorkspaceStatus.LastRun(NOW, outcome, 0, 0, 0, 0, 0), null, due, null,
                new WorkspaceStatus.Interval(Duration.ofMinutes(15), every), Coverage.of(List.of(), LocalDate.of(2026, 1, 1), NOW),
                WorkspaceStatus.ReadBy.REPORT, NOW, WorkspaceStatus.ChangesBy.FEED, NOW, null, null, null, null, null, List.of(), null, List.of(),
                List.of(), List.of(), null, error, null, null, null);
    }
}
