package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Coverage.Gap;
import io.camelhub.clockify.query.Coverage.Whole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    @Test
    void windows_that_touch_or_overlap_are_one_stretch() {
        Coverage coverage = coverage(whole("2026-02-01", "2026-04-01"), whole("2026-01-01", "2026-02-03"));

        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.end()).isEqualTo(day("2026-04-01"));
        assertThat(coverage.daysRead()).isEqualTo(coverage.days()).isEqualTo(90);
    }

    @Test
    void what_is_before_between_and_after_the_windows_is_still_to_be_read() {
        Coverage coverage = coverage(whole("2026-01-03", "2026-01-11"), whole("2026-01-13", "2026-03-01"));

        assertThat(coverage.gaps()).containsExactly(
                new Gap(day("2026-01-01"), day("2026-01-03"), false),
                new Gap(day("2026-01-11"), day("2026-01-13"), false),
                new Gap(day("2026-03-01"), NOW, true));
        assertThat(coverage.end()).isEqualTo(NOW);
        assertThat(coverage.days()).isEqualTo(68);
        assertThat(coverage.daysRead()).as("what is left of a day counts as a day to be read").isEqualTo(68 - 2 - 2 - 10);
    }

    @Test
    void windows_of_an_earlier_choice_of_teams_do_not_count() {
        Coverage coverage = coverage(
                new Whole("before", day("2026-01-01"), day("2026-04-01"), day("2026-03-01")),
                new Whole("now", day("2026-03-01"), day("2026-04-01"), day("2026-03-09")),
                new Whole("now", day("2026-02-20"), day("2026-03-01"), day("2026-03-08")));

        assertThat(coverage.gaps()).containsExactly(new Gap(day("2026-01-01"), day("2026-02-20"), false));
        assertThat(coverage.oldestVerifiedAt()).isEqualTo(day("2026-03-08"));
    }

    @Test
    void before_the_first_window_all_is_to_be_read() {
        Coverage coverage = coverage();

        assertThat(coverage.gaps()).containsExactly(new Gap(day("2026-01-01"), NOW, true));
        assertThat(coverage.daysRead()).isZero();
        assertThat(coverage.oldestVerifiedAt()).isNull();
    }

    private static Coverage coverage(Whole... windows) {
        return Coverage.of(List.of(windows), FIRST_DAY, NOW);
    }

    private static Whole whole(String from, String to) {
        return new Whole("-", day(from), day(to), NOW);
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
