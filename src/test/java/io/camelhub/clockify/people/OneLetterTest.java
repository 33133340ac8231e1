package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLetterTest {

    @ParameterizedTest
    @CsvSource({"adam, adamm, true", "adam, aam, true", "adam, adbm, true", "adam, aadm, true", "adam, adma, true", "adam, adam, false",
        "adam, xdam, false", "adam, dam, false", "adam, adxyz, false", "smith, smith2, false", "smith1, smith2, false", "abcd, acbde, false"})
    void one_slip_of_a_letter_behind_the_first_is_no_more_than_that(String one, String other, boolean apart) {
        assertThat(OneLetter.apart(one, other)).isEqualTo(apart);
        assertThat(OneLetter.apart(other, one)).isEqualTo(apart);
    }
}
