package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CoveredTest {

    private static final Window WINDOW = new Window(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    private static final Instant INSIDE = Instant.parse("2026-01-15T08:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-03-01T10:01:00Z");

    private final Covered pages = new Covered(WINDOW, BEGUN, ENDED, null);

    @Test
    void rows_may_have_shifted_where_an_entry_of_the_window_was_deleted_between_its_pages() {
        assertThat(pages.mayHaveShifted(INSIDE, BEGUN.plusSeconds(20))).isTrue();
        assertThat(pages.mayHaveShifted(INSIDE, null)).as("at a time that is not known").isTrue();
        assertThat(pages.mayHaveShifted(WINDOW.to(), BEGUN.plusSeconds(20))).as("of another window").isFalse();
    }

    @Test
    void a_deletion_long_before_or_after_moved_nothing() {
        assertThat(pages.mayHaveShifted(INSIDE, BEGUN.minusSeconds(90))).isFalse();
        assertThat(pages.mayHaveShifted(INSIDE, ENDED.plusSeconds(90))).isFalse();
    }

    @Test
    void nothing_shifts_within_one_answer() {
        assertThat(new Covered(WINDOW, ENDED, null).mayHaveShifted(INSIDE, ENDED)).isFalse();
    }
}
