package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanReadableTest {

    @Test
    void thousands_are_set_apart_and_one_is_singular() {
        assertThat(HumanReadable.number(12_345)).isEqualTo("12 345");
        assertThat(HumanReadable.counted(1, "row", "rows")).isEqualTo("1 row");
        assertThat(HumanReadable.counted(0, "row", "rows")).isEqualTo("0 rows");
    }

    @ParameterizedTest
    @CsvSource({"-PT1S, 0 s", "PT59S, 59 s", "PT60S, 1 min 0 s", "PT2H5M59S, 2 h 5 min", "P1DT1H59M, 1 d 1 h"})
    void a_length_of_time_is_written_by_its_two_largest_units(Duration duration, String words) {
        assertThat(HumanReadable.duration(duration)).isEqualTo(words);
    }
}
