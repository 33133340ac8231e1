package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectedShareTest {

    @ParameterizedTest
    @CsvSource({"20, 20, false", "21, 21, true", "21, 209, true", "21, 210, false", "0, 0, false", "100, 1001, false", "101, 1001, true"})
    void more_than_20_rows_and_more_than_a_tenth_are_too_many(int rejected, int rows, boolean tooLarge) {
        assertThat(RejectedShare.NONE.plus(rejected, rows).isTooLarge()).isEqualTo(tooLarge);
    }
}
