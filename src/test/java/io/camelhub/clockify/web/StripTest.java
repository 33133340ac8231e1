package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.CoverageStrip.Step;
import io.camelhub.clockify.query.CoverageStrip.Unit;
import io.camelhub.clockify.query.CoverageStrip;
import io.camelhub.clockify.web.Strip.Bar;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private static Strip strip(Step... steps) {
        return Strip.of(new CoverageStrip(Unit.DAY, List.of(steps)), LocalDate::toString);
    }

    @Test
    void a_step_is_a_bar_that_looks_as_its_worst_day_does() {
        Strip strip = strip(
                new Step(MONDAY, MONDAY, 1, 0, 0),
                new Step(MONDAY.plusDays(1), MONDAY.plusDays(1), 0, 1, 0),
                new Step(MONDAY.plusDays(2), MONDAY.plusDays(4), 1, 1, 1));

        assertThat(strip.bars()).containsExactly(
                new Bar(0, 6, "verified", "2026-11-23: read and compared"),
                new Bar(8, 6, "read", "2026-11-24: read"),
                new Bar(16, 6, "open", "2026-11-25 – 2026-11-27: 1 day read and compared, 1 read, 1 not yet"));
        assertThat(strip.words()).isEqualTo("2 days read and compared, 2 read, 1 not yet");
        assertThat(strip.width()).isEqualTo(22);
    }

    @Test
    void where_nothing_is_read_there_is_no_bar_but_words() {
        assertThat(strip()).isEqualTo(new Strip(List.of(), "nothing is read yet", 1));
    }
}
