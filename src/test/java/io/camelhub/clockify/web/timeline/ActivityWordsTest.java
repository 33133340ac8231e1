package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityWordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 h, 0 h", "40, < 0.1 h, 1 min", "180, 0.1 h, 3 min", "5400, 1.5 h, 1 h 30 min", "1623600, 451.0 h, 451 h",
        "4444440, 1 234.6 h, 1 234 h 34 min"})
    void hours_stand_below_each_other_or_are_exact(long seconds, String hours, String exactly) {
        assertThat(ActivityWords.hours(seconds)).isEqualTo(hours);
        assertThat(ActivityWords.exactly(seconds)).isEqualTo(exactly);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26, 2026-11-26, Thu 26 Nov 2026", "2026-11-02, 2026-11-26, 2 – 26 Nov 2026",
        "2026-10-30, 2026-11-26, 30 Oct – 26 Nov 2026", "2025-12-01, 2026-11-26, 1 Dec 2025 – 26 Nov 2026"})
    void a_range_says_no_more_than_it_needs(LocalDate from, LocalDate to, String words) {
        assertThat(ActivityWords.range(from, to)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0 %", "43, 100, 43 %", "2, 3, 67 %"})
    void a_share_is_a_whole_per_cent(long part, long whole, String words) {
        assertThat(ActivityWords.share(part, whole)).isEqualTo(words);
    }
}
