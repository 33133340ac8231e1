package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilePlanTest {

    private static final Window ALL = window("2026-01-01", "2026-12-01");
    private static final Window RECENT = window("2026-10-01", "2026-12-01");
    private static final Duration LONG = Duration.ofDays(92);

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private static Window window(String from, String to) {
        return new Window(day(from), day(to));
    }

    private static Window oldest(double share, Covered... covered) {
        return ReconcilePlan.oldest(List.of(covered), List.of(), RECENT.from(), day("2026-11-20"), share, LONG);
    }

    private static Covered covered(String from, String to, String verifiedAt) {
        return new Covered(window(from, to), day(verifiedAt), null);
    }

    @Test
    void what_was_read_longest_ago_is_read_again_and_no_more_than_the_share_of_a_round() {
        Covered first = covered("2026-01-01", "2026-02-01", "2026-11-10");
        Covered second = covered("2026-02-01", "2026-03-04", "2026-11-01");

        assertThat(oldest(1, first, second)).isEqualTo(second.window());
        assertThat(oldest(1 / 31.0, first, second)).isEqualTo(window("2026-02-01", "2026-02-03"));
    }

    @Test
    void a_round_whose_share_is_read_reads_no_more() {
        assertThat(oldest(0.5, covered("2026-01-01", "2026-02-01", "2026-11-21"), covered("2026-02-01", "2026-03-04", "2026-11-01")))
                .isNull();
    }

    @Test
    void the_recent_days_are_none_of_the_old_ones() {
        assertThat(oldest(1, covered("2026-09-01", "2026-11-01", "2026-11-01"))).isEqualTo(window("2026-09-01", "2026-10-01"));
    }

    @Test
    void an_order_is_cut_to_what_may_be_read() {
        assertThat(ReconcilePlan.ordered(null, null, RECENT, ALL)).isEqualTo(RECENT);
        assertThat(ReconcilePlan.ordered(LocalDate.parse("2025-06-01"), LocalDate.parse("2026-01-31"), RECENT, ALL))
                .isEqualTo(window("2026-01-01", "2026-02-01"));
        assertThat(ReconcilePlan.ordered(LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-30"), RECENT, ALL)).isNull();
    }
}
