package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration HOURS = Duration.ofHours(2);

    @Test
    void times_that_are_past_are_no_fault() {
        assertThat(Clocks.of(null, null, null, null, null).fault(NOW)).isNull();
        assertThat(Clocks.of(NOW.minusSeconds(9), NOW, NOW.minusSeconds(30), null, null).fault(NOW)).isNull();
    }

    @Test
    void a_time_that_is_still_to_come_is_one() {
        assertThat(Clocks.of(NOW, NOW.plus(HOURS), null, null, null).fault(NOW))
                .startsWith("the last sync wrote the time 2026-03-10 14:00:00Z, which is still to come: the database's clock was set back");
    }

    @Test
    void answers_that_differ_for_an_hour_are_one() {
        Clocks behind = Clocks.of(NOW, NOW, NOW, HOURS.negated(), NOW.minus(HOURS).minus(Duration.ofMinutes(61)));
        Clocks ahead = Clocks.of(NOW, NOW, NOW, HOURS, NOW.plus(HOURS).minus(Duration.ofMinutes(59)));

        assertThat(behind.fault(NOW)).startsWith("Clockify's answers are 2 h behind the database's clock");
        assertThat(ahead.fault(NOW)).isNull();
        assertThat(ahead.fault(NOW.plusSeconds(61))).startsWith("Clockify's answers are 2 h ahead of the database's clock");
    }
}
