package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TermTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Test
    void it_holds_from_when_it_was_written_until_it_ends() {
        Term term = Term.of(NOW, HALF_A_MINUTE);

        assertThat(term.holds(NOW)).isTrue();
        assertThat(term.holds(NOW.plusSeconds(29))).isTrue();
        assertThat(term.holds(NOW.plusSeconds(30))).isFalse();
        assertThat(Term.ending(term.until(), HALF_A_MINUTE)).isEqualTo(term);
    }

    @Test
    void it_is_over_where_the_clock_was_set_back_since() {
        Term term = Term.of(NOW, HALF_A_MINUTE);

        assertThat(term.holds(NOW.minus(Duration.ofHours(2)))).isFalse();
        assertThat(term.holds(NOW.minusSeconds(6))).isFalse();
    }

    @Test
    void the_clocks_of_two_processes_may_differ_a_little() {
        assertThat(Term.of(NOW, HALF_A_MINUTE).holds(NOW.minusSeconds(4))).isTrue();
        assertThat(Term.isAhead(NOW.plusSeconds(5), NOW)).isFalse();
        assertThat(Term.isAhead(NOW.plusSeconds(6), NOW)).isTrue();
    }

    @Test
    void a_term_that_ends_later_than_it_can_is_over() {
        Instant end = NOW.plus(HALF_A_MINUTE).plusSeconds(6);

        assertThat(end).isAfter(Term.latestEnd(NOW, HALF_A_MINUTE));
        assertThat(Term.ending(end, HALF_A_MINUTE).holds(NOW)).isFalse();
    }
}
