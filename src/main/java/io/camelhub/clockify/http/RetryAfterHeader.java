package io.camelhub.clockify.http;

import io.camelhub.clockify.model.Decision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long the header {@code Retry-After} asks to wait: a number of seconds, or a date (RFC 9110, section 10.2.3). */
@Decision
final class RetryAfterHeader {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfterHeader() {
    }

    /**
     * At most a day: what asks for more is a mistake. A date counts from the header {@code Date}, what the server's own clock showed,
     * where the answer has it, else from now. Null where the header is null or says nothing.
     */
    static Duration wait(String value, String date, Instant now) {
        if (value == null) {
            return null;
        }
        try {
            return limited(Duration.ofSeconds(Long.parseLong(value.strip())));
        } catch (NumberFormatException e) {
            Instant until = instant(value);
            Instant serverNow = instant(date);
            return until == null ? null : limited(Duration.between(serverNow == null ? now : serverNow, until));
        }
    }

    private static Duration limited(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    /** A date as headers have it; null where it is null or none. */
    static Instant instant(String date) {
        try {
            return date == null ? null : ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
