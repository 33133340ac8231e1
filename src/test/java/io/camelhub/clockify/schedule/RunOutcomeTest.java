package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.http.HubStopsException;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-20T10:14:30Z");
    private static final RunOutcome.Moment MOMENT = new RunOutcome.Moment(NOW, NEXT);

    private static RunOutcome stopped(Throwable fault) {
        return RunOutcome.stopped(fault, fault.getMessage(), MOMENT, () -> Duration.ofMinutes(5));
    }

    @Test
    void the_next_sync_is_due_a_little_before_its_time_and_never_more_than_half_a_minute() {
        assertThat(RunOutcome.nextSync(NOW, Duration.ofMinutes(15))).isEqualTo(Instant.parse("2026-11-20T10:14:30Z"));
        assertThat(RunOutcome.nextSync(NOW, Duration.ofSeconds(30))).isEqualTo(Instant.parse("2026-11-20T10:00:29Z"));
    }

    @Test
    void a_run_that_left_nothing_open_is_done_and_due_in_its_time() {
        assertThat(RunOutcome.finished(List.of(), false, MOMENT)).isEqualTo(new RunOutcome(RunEnd.DONE, null, NEXT, null, true));
    }

    @Test
    void a_run_that_made_room_is_due_at_once() {
        assertThat(RunOutcome.finished(List.of(), true, MOMENT).due()).isEqualTo(NOW);
    }

    @Test
    void a_run_that_left_something_open_is_partial_and_says_what() {
        assertThat(RunOutcome.finished(List.of("this", "that"), false, MOMENT))
                .isEqualTo(new RunOutcome(RunEnd.PARTIAL, "this; that", NEXT, null, false));
    }

    @Test
    void a_run_that_ends_with_the_hub_goes_on_at_once() {
        assertThat(stopped(new HubStopsException("stopped"))).isEqualTo(new RunOutcome(RunEnd.WAITING, "stopped", NOW, null, true));
    }

    @Test
    void a_budget_that_is_used_up_is_waited_for_unless_only_the_past_is_left() {
        Instant until = NOW.plus(Duration.ofMinutes(40));

        assertThat(stopped(new BudgetExhaustedException("enough", until, false)))
                .isEqualTo(new RunOutcome(RunEnd.WAITING, "enough", until, "enough", true));
        assertThat(stopped(new BudgetExhaustedException("enough", until, true)).due()).isEqualTo(NEXT);
    }

    @Test
    void a_fault_leaves_the_workspace_alone_for_a_while() {
        assertThat(stopped(new IllegalStateException("broken")))
                .isEqualTo(new RunOutcome(RunEnd.FAILED, "broken", NOW.plus(Duration.ofMinutes(5)), null, false));
    }
}
