package io.camelhub.clockify.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectTotalTest {

    /** A Thursday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-12-03");

    @Test
    void work_counts_in_its_week_in_this_month_and_year_and_in_all() {
        ProjectTotal total = new ProjectTotal(List.of(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-30")), TODAY);
        total.add(LocalDate.parse("2025-12-01"), true, 1);
        total.add(LocalDate.parse("2026-01-01"), true, 10);
        total.add(LocalDate.parse("2026-11-22"), true, 100);
        total.add(LocalDate.parse("2026-11-23"), true, 1_000);
        total.add(LocalDate.parse("2026-11-30"), false, 10_000);
        total.add(LocalDate.parse("2026-12-01"), false, 100_000);

        assertThat(total.sums("p1", "Apollo", null)).isEqualTo(new ProjectSums("p1", "Apollo", null, List.of(1_000L, 110_000L), 111_000, 1_000,
                100_000, 111_110, 111_111));
    }
}
