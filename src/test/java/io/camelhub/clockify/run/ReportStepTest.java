package io.camelhub.clockify.run;

import static io.camelhub.clockify.run.ReportStep.FULL;
import static io.camelhub.clockify.run.ReportStep.SHORT_WINDOWS;
import static io.camelhub.clockify.run.ReportStep.SMALL_PAGES;
import static io.camelhub.clockify.run.ReportStep.SMALL_PAGES_AND_SHORT_WINDOWS;
import static io.camelhub.clockify.run.ReportStep.USER_LISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.ReportStep.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportStepTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** The steps that a report goes through which refuses everything with 400. */
    private static List<ReportStep> steps(int pageSize, int days, boolean pagesTaken) {
        List<ReportStep> steps = new ArrayList<>();
        for (ReportStep step = FULL; step != USER_LISTS; ) {
            int longest = step.hasShortWindows() ? Math.min(days, 31) : days;
            step = step.refused(400, step.pageSize(pageSize), Duration.ofDays(longest), pagesTaken);
            steps.add(step);
        }
        return steps;
    }

    @Test
    void what_is_refused_with_400_is_asked_for_in_smaller_pages_then_in_shorter_windows_then_by_lists() {
        assertThat(steps(1000, 92, false))
                .containsExactly(SMALL_PAGES, SHORT_WINDOWS, SMALL_PAGES_AND_SHORT_WINDOWS, USER_LISTS);
    }

    @Test
    void a_step_that_would_change_nothing_is_left_out() {
        assertThat(steps(1000, 31, false)).containsExactly(SMALL_PAGES, USER_LISTS);
        assertThat(steps(200, 92, false)).containsExactly(SHORT_WINDOWS, USER_LISTS);
        assertThat(steps(200, 31, false)).containsExactly(USER_LISTS);
    }

    @Test
    void where_pages_of_this_size_were_given_it_is_the_length_of_the_window() {
        assertThat(steps(1000, 92, true)).startsWith(SHORT_WINDOWS);
        assertThat(steps(1000, 31, true)).startsWith(SMALL_PAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 410})
    void what_is_refused_otherwise_is_read_by_lists_at_once(int status) {
        assertThat(FULL.refused(status, 1000, Duration.ofDays(92), false)).isEqualTo(USER_LISTS);
    }

    @Test
    void small_pages_are_never_larger_than_what_is_wanted() {
        assertThat(SMALL_PAGES.pageSize(1000)).isEqualTo(200);
        assertThat(SMALL_PAGES.pageSize(50)).isEqualTo(50);
        assertThat(SHORT_WINDOWS.pageSize(1000)).isEqualTo(1000);
    }

    @Test
    void no_answer_is_a_refusal_after_three_runs_over_an_hour() {
        Silence two = Silence.NONE.another(NOW).another(NOW.plus(Duration.ofMinutes(59)));
        Silence three = two.another(NOW.plus(Duration.ofMinutes(60)));

        assertThat(two.isRefusal(NOW.plus(Duration.ofHours(5)))).isFalse();
        assertThat(three.isRefusal(NOW.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(three.isRefusal(NOW.plus(Duration.ofMinutes(60)))).isTrue();
    }
}
