package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Coverage.Whole;
import io.camelhub.clockify.query.Coverage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stretch of time is read whole, in words. */
class CoverageWordsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    @Test
    void windows_that_touch_are_one_stretch() {
        assertThat(words(whole("2026-01-01", "2026-02-01"), whole("2026-02-01", "2026-04-01")))
                .isEqualTo("2026-01-01 to 2026-04-01, without a gap");
    }

    @Test
    void what_is_still_to_be_read_is_named() {
        assertThat(words(whole("2026-02-10", "2026-04-01")))
                .isEqualTo("50 of 90 days; still to read: 2026-01-01 to 2026-02-10");
    }

    @Test
    void a_gap_in_the_middle_and_one_at_the_end_are_named() {
        assertThat(words(whole("2026-01-01", "2026-01-11"), whole("2026-01-13", "2026-03-01")))
                .contains("still to read: 2026-01-11 to 2026-01-13, 2026-03-01 to now");
    }

    @Test
    void windows_of_an_earlier_choice_of_teams_do_not_count() {
        Whole earlier = new Whole("before", day("2026-01-01"), day("2026-04-01"), day("2026-03-01"));
        Whole later = new Whole("now", day("2026-03-01"), day("2026-04-01"), day("2026-03-09"));

        Coverage coverage = Coverage.of(List.of(earlier, later), FIRST_DAY, NOW);

        assertThat(StatusReport.FACTS.coverage(coverage)).contains("still to read: 2026-01-01 to 2026-03-01");
        assertThat(coverage.oldestVerifiedAt()).isEqualTo(day("2026-03-09"));
    }

    @Test
    void before_the_first_window_there_is_nothing() {
        assertThat(words()).isEqualTo("nothing yet; wanted from 2026-01-01");
    }

    private static String words(Whole... windows) {
        return StatusReport.FACTS.coverage(Coverage.of(List.of(windows), FIRST_DAY, NOW));
    }

    private static Whole whole(String from, String to) {
        return new Whole("-", day(from), day(to), NOW);
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
