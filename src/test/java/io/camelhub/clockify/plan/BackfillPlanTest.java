package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillPlanTest {

    private static final Duration LONG = Duration.ofDays(92);
    private static final BackfillPlan PLAN =
            new BackfillPlan(Instant.parse("2026-11-25T10:00:00Z"), Instant.parse("2025-11-25T00:00:00Z"));
    private static final Window RECENT = window("2026-10-26", "2026-11-26");
    private static final Window AHEAD = window("2026-11-26", "2026-12-27");

    private static Window window(String from, String to) {
        return new Window(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }

    @Test
    void the_last_31_days_come_first_then_the_days_ahead_then_the_past_backwards() {
        assertThat(PLAN.missing(List.of(), List.of(), LONG)).isEqualTo(RECENT);
        assertThat(PLAN.missing(List.of(RECENT), List.of(), LONG)).isEqualTo(AHEAD);
        assertThat(PLAN.missing(List.of(RECENT, AHEAD), List.of(), LONG)).isEqualTo(window("2026-07-26", "2026-10-26"));
        assertThat(PLAN.missing(List.of(PLAN.whole()), List.of(), LONG)).isNull();
    }

    @Test
    void what_was_tried_in_vain_is_not_tried_again_in_the_same_run() {
        assertThat(PLAN.missing(List.of(), List.of(RECENT), LONG)).isEqualTo(AHEAD);
    }

    @Test
    void the_days_ahead_are_extended_when_a_week_of_them_is_used_up() {
        assertThat(PLAN.stretches(List.of(window("2026-11-20", "2026-12-20"))).get(1)).isEqualTo(window("2026-11-26", "2026-12-20"));
        assertThat(PLAN.stretches(List.of(window("2026-11-19", "2026-12-19"))).get(1)).isEqualTo(AHEAD);
    }

    @Test
    void the_days_ahead_end_a_month_after_the_latest_that_it_may_be() {
        BackfillPlan behind = new BackfillPlan(PLAN.startedAt(), Instant.parse("2027-11-25T12:00:00Z"), PLAN.from());

        assertThat(behind.stretches(List.of())).startsWith(RECENT, window("2026-11-26", "2027-12-27"));
        assertThat(behind.whole()).isEqualTo(window("2025-11-25", "2027-12-27"));
    }

    @Test
    void nothing_before_the_first_day_is_read() {
        BackfillPlan late = new BackfillPlan(PLAN.startedAt(), Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(late.stretches(List.of())).containsExactly(window("2026-11-20", "2026-11-26"), AHEAD);
    }

    @Test
    void a_window_is_as_long_as_twenty_pages_last_where_entries_are_as_dense_as_before() {
        assertThat(BackfillPlan.longest(92, false, 1000, 0)).isEqualTo(LONG);
        assertThat(BackfillPlan.longest(92, false, 1000, 1600)).isEqualTo(Duration.ofDays(10));
        assertThat(BackfillPlan.longest(92, false, 1000, 1_000_000)).isEqualTo(Duration.ofDays(1));
        assertThat(BackfillPlan.longest(92, true, 1000, 0)).isEqualTo(Duration.ofDays(31));
    }
}
