package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterHeaderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                          | none                          | none
            7                             | none                          | PT7S
            -7                            | none                          | PT0S
            9223372036854775807           | none                          | PT24H
            99999999999999999999          | none                          | none
            soon                          | none                          | none
            Mon, 02 Mar 2026 10:30:00 GMT | none                          | PT30M
            Mon, 02 Mar 2026 09:30:00 GMT | none                          | PT0S
            Fri, 06 Mar 2026 09:30:00 GMT | none                          | PT24H
            Mon, 02 Mar 2026 10:30:00 GMT | Mon, 02 Mar 2026 10:20:00 GMT | PT10M
            Mon, 02 Mar 2026 09:30:00 GMT | Mon, 02 Mar 2026 09:20:00 GMT | PT10M
            Mon, 02 Mar 2026 10:30:00 GMT | yesterday                     | PT30M
            7                             | Mon, 02 Mar 2026 09:20:00 GMT | PT7S
            """)
    void a_date_counts_from_the_servers_own_clock_where_it_says_what_that_shows(String value, String date, Duration wait) {
        assertThat(RetryAfterHeader.wait(value, date, NOW)).isEqualTo(wait);
    }
}
