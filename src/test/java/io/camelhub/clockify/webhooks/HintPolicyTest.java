package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.webhooks.HintPolicy.Step;
import io.camelhub.clockify.webhooks.HintPolicy.Workspace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HintPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private static boolean ripe(long first, long last, boolean limited) {
        return HintPolicy.isRipe(Duration.ofMillis(first), Duration.ofMillis(last), limited);
    }

    @Test
    void hints_wait_for_a_second_of_quiet_and_not_for_ever() {
        assertThat(ripe(900, 900, false)).isFalse();
        assertThat(ripe(1000, 1000, false)).isTrue();
        assertThat(ripe(1400, 10, false)).isFalse();
        assertThat(ripe(1500, 10, false)).isTrue();
    }

    @Test
    void where_each_request_counts_one_serves_more_of_them() {
        assertThat(ripe(9900, 10, true)).isFalse();
        assertThat(ripe(10_000, 10, true)).isTrue();
        assertThat(ripe(1000, 1000, true)).isTrue();
    }

    private static Step step(boolean free, boolean underWay, Instant dueAt, Instant pausedUntil, boolean room) {
        return HintPolicy.step(new Workspace(free, underWay, dueAt, pausedUntil, room), NOW);
    }

    @Test
    void what_is_under_way_reads_them_itself() {
        assertThat(step(false, true, null, null, true)).isEqualTo(Step.WAIT);
        assertThat(step(true, true, null, null, true)).isEqualTo(Step.WAIT);
    }

    @Test
    void they_are_read_by_themselves_until_a_sync_is_due_anyway() {
        assertThat(step(false, false, LATER, null, false)).isEqualTo(Step.VERIFY);
        assertThat(step(false, false, NOW, null, false)).isEqualTo(Step.SYNC);
        assertThat(step(false, false, null, null, false)).isEqualTo(Step.SYNC);
    }

    @Test
    void clockify_is_left_alone_as_long_as_it_does_not_answer() {
        assertThat(step(false, false, LATER, LATER, true)).isEqualTo(Step.WAIT);
        assertThat(step(false, false, LATER, NOW, true)).isEqualTo(Step.VERIFY);
    }

    @Test
    void on_the_free_plan_they_bring_the_next_sync_forward_where_the_budget_has_room() {
        assertThat(step(true, false, LATER, null, true)).isEqualTo(Step.SYNC);
        assertThat(step(true, false, LATER, null, false)).isEqualTo(Step.WAIT);
        assertThat(step(true, false, NOW, null, false)).isEqualTo(Step.SYNC);
    }
}
