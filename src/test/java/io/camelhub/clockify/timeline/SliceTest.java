package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final Instant END = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant START = END.minus(Duration.ofDays(900));
    private static final Slice RANGE = new Slice(START, END);
    private static final Duration PLENTY = Duration.ofHours(1);
    private static final Duration QUICK = Duration.ofMillis(1);

    private static Duration length(Slice slice) {
        return Duration.between(slice.from(), slice.to());
    }

    @Test
    void the_first_stretch_is_the_shorter_the_more_people_are_looked_for() {
        assertThat(RANGE.first(null)).isEqualTo(new Slice(END.minus(Duration.ofHours(1)), END));
        assertThat(length(RANGE.first(1))).isEqualTo(length(RANGE.first(20))).isEqualTo(Duration.ofDays(30));
        assertThat(length(RANGE.first(200))).isEqualTo(Duration.ofDays(3));
        assertThat(new Slice(END.minusSeconds(5), END).first(null)).as("never before the range").isEqualTo(new Slice(END.minusSeconds(5), END));
    }

    @Test
    void the_next_stretch_is_as_long_as_it_needs_to_be_and_as_there_is_time_for() {
        Slice first = RANGE.first(null);
        assertThat(first.next(START, 0, 50, QUICK, PLENTY)).as("nothing found").isEqualTo(
                new Slice(first.from().minus(Duration.ofHours(8)), first.from()));
        assertThat(length(first.next(START, 25, 50, QUICK, PLENTY))).as("half of it found").isEqualTo(Duration.ofHours(4));
        Slice day = new Slice(END.minus(Duration.ofDays(1)), END);
        assertThat(length(day.next(START, 0, 50, Duration.ofMillis(100), Duration.ofMillis(300)))).isEqualTo(Duration.ofHours(36));
        assertThat(length(day.next(START, 0, 50, Duration.ofMillis(900), Duration.ofMillis(9)))).as("at least").isEqualTo(Duration.ofHours(1));
        assertThat(day.next(END.minus(Duration.ofHours(25)), 0, 50, QUICK, PLENTY).from()).as("the end of the range").isEqualTo(END.minus(Duration.ofHours(25)));
    }
}
