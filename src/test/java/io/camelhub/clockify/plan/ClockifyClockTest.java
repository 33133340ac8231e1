package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockifyClockTest {

    private static final Instant TRUTH = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final ClockifyClock clock = ClockifyClock.SAME;

    private static ClockifyClock ahead(Duration by) {
        return new ClockifyClock(by, null, null);
    }

    @Test
    void where_all_agree_it_is_what_the_answer_shows() {
        ClockifyClock.Now now = clock.now(TRUTH, TRUTH, TRUTH);

        assertThat(now).isEqualTo(new ClockifyClock.Now(TRUTH, TRUTH, TRUTH, clock, true, false));
    }

    @Test
    void what_differs_a_little_is_the_earlier() {
        assertThat(clock.now(TRUTH.plusSeconds(50), TRUTH, null).certain()).isEqualTo(TRUTH);
        ClockifyClock.Now behind = clock.now(TRUTH.minusSeconds(50), TRUTH, null);
        assertThat(behind.certain()).isEqualTo(TRUTH.minusSeconds(50));
        assertThat(behind.clock()).isEqualTo(ahead(Duration.ofSeconds(-50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M", "PT1H", "P1D", "P365D"})
    void an_answer_that_is_ahead_moves_no_cursor(Duration by) {
        ClockifyClock.Now now = clock.now(TRUTH.plus(by), TRUTH, null);

        assertThat(now.certain()).isEqualTo(TRUTH);
        assertThat(now.until()).isAfter(TRUTH).isBeforeOrEqualTo(TRUTH.plus(Duration.ofDays(1)));
        assertThat(now.agreed()).isFalse();
        assertThat(now.clock()).isEqualTo(new ClockifyClock(Duration.ZERO, by, TRUTH.plus(by)));
        assertThat(now.clock().now(TRUTH.plusSeconds(900), TRUTH.plusSeconds(900), null).clock()).isEqualTo(clock);
    }

    @Test
    void an_answer_that_is_behind_lets_the_feed_be_read_all_the_same() {
        ClockifyClock.Now now = clock.now(TRUTH.minus(HOUR), TRUTH, null);

        assertThat(now.certain()).isEqualTo(TRUTH.minus(HOUR));
        assertThat(now.until()).isEqualTo(TRUTH);
        assertThat(now.latest()).isEqualTo(TRUTH);
    }

    @Test
    void an_answer_that_two_others_speak_against_is_not_believed() {
        assertThat(clock.now(TRUTH.minus(YEAR), TRUTH, TRUTH).certain()).isEqualTo(TRUTH);
        assertThat(clock.now(TRUTH.plus(HOUR), TRUTH, TRUTH.minusSeconds(3)).certain()).isEqualTo(TRUTH.minusSeconds(3));
    }

    @Test
    void where_the_database_s_clock_was_set_clockify_s_is_believed_at_once() {
        for (Duration set : new Duration[] {HOUR, HOUR.negated(), YEAR, YEAR.negated()}) {
            ClockifyClock.Now now = clock.now(TRUTH, TRUTH.plus(set), TRUTH.minusSeconds(2));

            assertThat(now).isEqualTo(new ClockifyClock.Now(TRUTH, TRUTH, TRUTH, ahead(set.negated()), true, false));
        }
    }

    @Test
    void where_it_was_set_while_no_hub_ran_nothing_is_lost_and_the_difference_is_believed_after_a_day() {
        ClockifyClock.Now now = clock.now(TRUTH, TRUTH.minus(HOUR), null);
        assertThat(now.certain()).isEqualTo(TRUTH.minus(HOUR));
        assertThat(now.until()).isEqualTo(TRUTH);

        Instant later = TRUTH.plus(Duration.ofHours(23));
        now = now.clock().now(later, later.minus(HOUR), null);
        assertThat(now.certain()).isEqualTo(later.minus(HOUR));

        later = TRUTH.plus(Duration.ofHours(25));
        now = now.clock().now(later, later.minus(HOUR), null);
        assertThat(now.certain()).isEqualTo(later);
        assertThat(now.clock()).isEqualTo(ahead(HOUR));
    }

    @Test
    void what_this_process_speaks_against_is_not_believed_after_a_day_either() {
        ClockifyClock.Now now = clock.now(TRUTH.plus(HOUR), TRUTH, TRUTH);
        Instant later = TRUTH.plus(Duration.ofHours(30));

        now = now.clock().now(later.plus(HOUR), later, later);

        assertThat(now.certain()).isEqualTo(later);
        assertThat(now.agreed()).isFalse();
    }

    @Test
    void a_difference_between_two_others_begins_its_day_anew() {
        ClockifyClock doubted = clock.now(TRUTH.plus(HOUR), TRUTH, null).clock();
        Instant later = TRUTH.plus(Duration.ofHours(25));

        ClockifyClock other = doubted.now(later.minus(HOUR), later, null).clock();

        assertThat(other).isEqualTo(new ClockifyClock(Duration.ZERO, HOUR.negated(), later.minus(HOUR)));
    }

    @Test
    void what_was_believed_and_turns_out_to_be_ahead_is_reported() {
        ClockifyClock believed = new ClockifyClock(HOUR, Duration.ZERO, TRUTH);
        Instant later = TRUTH.plus(Duration.ofHours(25));

        assertThat(believed.now(later, later, null).late()).isTrue();
        assertThat(new ClockifyClock(Duration.ZERO, HOUR.negated(), TRUTH).now(later.minus(HOUR), later, null).late()).isFalse();
    }

    @Test
    void without_a_header_it_is_what_the_database_says_and_certain_what_this_process_counted() {
        ClockifyClock.Now now = ahead(HOUR).now(null, TRUTH, TRUTH.plusSeconds(3000));

        assertThat(now.until()).isEqualTo(TRUTH.plus(HOUR));
        assertThat(now.certain()).isEqualTo(TRUTH.plusSeconds(3000));
        assertThat(now.clock()).isEqualTo(ahead(HOUR));
    }

    @Test
    void nothing_is_certain_that_is_later_than_the_truth_however_one_clock_goes() {
        for (Duration wrong : new Duration[] {HOUR, HOUR.negated(), YEAR, YEAR.negated(), Duration.ofMinutes(3)}) {
            assertThat(clock.now(TRUTH.plus(wrong), TRUTH, null).certain()).isBeforeOrEqualTo(TRUTH);
            assertThat(clock.now(TRUTH, TRUTH.plus(wrong), null).certain()).isBeforeOrEqualTo(TRUTH);
            assertThat(clock.now(TRUTH.plus(wrong), TRUTH, TRUTH).certain()).isBeforeOrEqualTo(TRUTH);
            assertThat(clock.now(TRUTH, TRUTH.plus(wrong), TRUTH).certain()).isBeforeOrEqualTo(TRUTH);
            assertThat(clock.now(null, TRUTH, TRUTH).certain()).isBeforeOrEqualTo(TRUTH);
        }
    }

    @Test
    void where_both_clocks_are_ahead_what_earlier_answers_said_or_this_process_counted_is_certain() {
        Instant database = TRUTH.plus(Duration.ofHours(3));
        Instant date = TRUTH.plus(Duration.ofHours(2));

        assertThat(clock.now(date, database, TRUTH.minusSeconds(90)).certain()).isEqualTo(TRUTH.minusSeconds(90));
        ClockifyClock doubted = clock.now(TRUTH, database, null).clock();
        assertThat(doubted.now(date, database, null).certain()).isEqualTo(TRUTH);
    }
}
