package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockifyTimeTest {

    @ParameterizedTest
    @CsvSource({
            "2024-01-31T08:15:00Z,          2024-01-31T08:15:00Z",
            "2024-02-29T23:59:59Z,          2024-02-29T23:59:59Z",
            "2024-01-31T09:15:00+01:00,     2024-01-31T08:15:00Z",
            "2024-01-31T08:15:00.1234567Z,  2024-01-31T08:15:00.123456Z",
            "2024-01-31T08:15:00.12Z,       2024-01-31T08:15:00.120Z",
            "2024-01-31T08:15Z,             2024-01-31T08:15:00Z"})
    void a_time_is_read_to_the_microsecond(String text, Instant instant) {
        assertThat(ClockifyTime.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2024-01-31", "2024-02-30T08:15:00Z", "2024-01-31T08:60:00Z", "2024-01-31 08:15:00Z",
            "2024-01-3xT08:15:00Z", "2024-01-31T08:15:00"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> ClockifyTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"1000-01-01T00:00:00Z, true", "0999-12-31T23:59:59Z, false", "9999-12-31T23:59:59.999999Z, true",
            "+10000-01-01T00:00:00Z, false"})
    void the_years_1000_to_9999_can_be_stored(Instant instant, boolean storable) {
        assertThat(ClockifyTime.isStorable(instant)).isEqualTo(storable);
    }
}
