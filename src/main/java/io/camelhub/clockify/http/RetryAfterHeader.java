package io.camelhub.clockify.http;

import io.camelhub.clockify.model.Decision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Parses the header {@code Retry-After}: a number of seconds, or a date (RFC 9110, section 10.2.3). */
@Decision
final class RetryAfterHeader {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfterHeader() {
    }

    /**
     * The time to wait, at most a day: a longer one is taken for a mistake. A date is compared with the header {@code Date}, which is the server's
     * own clock, or with {@code now} where that is null. Null where the header is null or invalid.
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

    /** Parses a date header; null where it is null or invalid. */
    static Instant instant(String date) {
        try {
            return date == null ? null : ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
