package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionPolicyTest {

    @ParameterizedTest
    @CsvSource({"for ever,", ",", "never,PT0S", "90d,PT2160H", "36h,PT36H", "P10D,PT240H"})
    void a_time_is_read_as_it_is_written(String text, String kept) {
        assertThat(DescriptionPolicy.parse(text).kept()).isEqualTo(kept == null ? null : Duration.parse(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "-5d", "90", "PT-1H"})
    void what_is_no_time_is_refused_with_what_would_be_right(String text) {
        assertThatThrownBy(() -> DescriptionPolicy.parse(text)).hasMessageContaining("90d");
    }

    @Test
    void an_entry_keeps_its_description_from_its_start_on() {
        Instant now = Instant.parse("2026-05-01T00:00:00Z");

        assertThat(DescriptionPolicy.parse("1d").keeps(now.minusSeconds(86_399), now)).isTrue();
        assertThat(DescriptionPolicy.parse("1d").keeps(now.minusSeconds(86_400), now)).isFalse();
        assertThat(DescriptionPolicy.NEVER.keeps(now.plusSeconds(5), now)).isFalse();
        assertThat(DescriptionPolicy.FOR_EVER.keeps(Instant.EPOCH, now)).isTrue();
    }
}
