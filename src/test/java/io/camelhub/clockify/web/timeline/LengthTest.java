package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthTest {

    @ParameterizedTest
    @CsvSource({"0, 0:00, 0 min", "45, 45 s, 0 min", "60, 0:01, 1 min", "3900, 1:05, 1 h 05 min", "112800, 31:20, 31 h 20 min"})
    void it_reads_as_on_a_clock_and_in_words(long seconds, String clock, String words) {
        assertThat(new Length(seconds).clock()).isEqualTo(clock);
        assertThat(new Length(seconds).words()).isEqualTo(words);
    }
}
