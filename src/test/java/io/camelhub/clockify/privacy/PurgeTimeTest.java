package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeTimeTest {

    private static final Instant TRUTH = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant SYNCED = TRUTH.minus(Duration.ofMinutes(15));

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "P365D"})
    void a_database_whose_clock_leapt_deletes_nothing_earlier(Duration leap) {
        assertThat(PurgeTime.of(TRUTH.plus(leap), SYNCED, null, null)).isEqualTo(SYNCED);
        assertThat(PurgeTime.of(TRUTH.plus(leap), SYNCED, null, TRUTH)).isEqualTo(TRUTH);
    }

    @Test
    void a_clock_that_is_behind_deletes_later() {
        assertThat(PurgeTime.of(TRUTH.minus(Duration.ofHours(2)), SYNCED, null, TRUTH)).isEqualTo(TRUTH.minus(Duration.ofHours(2)));
    }

    @Test
    void while_no_integration_is_asked_this_process_counts_on() {
        assertThat(PurgeTime.of(TRUTH, TRUTH.minus(Duration.ofDays(90)), null, TRUTH.minusSeconds(1))).isEqualTo(TRUTH.minusSeconds(1));
    }

    @Test
    void without_clockify_the_database_is_believed_for_two_days() {
        assertThat(PurgeTime.of(TRUTH, null, TRUTH.minus(Duration.ofHours(47)), null)).isEqualTo(TRUTH);
        assertThat(PurgeTime.of(TRUTH.plus(Duration.ofDays(365)), null, TRUTH, null)).isEqualTo(TRUTH.plus(Duration.ofDays(2)));
    }

    @Test
    void where_nothing_was_ever_written_nothing_can_be_deleted() {
        assertThat(PurgeTime.of(TRUTH, null, null, null)).isEqualTo(TRUTH);
    }
}
