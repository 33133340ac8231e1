package io.camelhub.clockify.simulator;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times as Clockify writes and reads them. */
final class Times {

    private Times() {
    }

    /** {@code 2026-05-01T08:00:00Z}, with the zone's offset in place of Z where it has one. */
    static String text(long epochSecond, ZoneId zone) {
        ZoneOffset offset = zone instanceof ZoneOffset fixed ? fixed : zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond));
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, offset);
        byte[] text = new byte[19];
        digits(text, 0, 4, time.getYear());
        text[4] = '-';
        digits(text, 5, 2, time.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, time.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, time.getHour());
        text[13] = ':';
        digits(text, 14, 2, time.getMinute());
        text[16] = ':';
        digits(text, 17, 2, time.getSecond());
        return new String(text, StandardCharsets.ISO_8859_1).concat(offset.getId());
    }

    private static void digits(byte[] text, int at, int count, int number) {
        for (int i = at + count - 1, rest = number; i >= at; i--, rest /= 10) {
            text[i] = (byte) ('0' + rest % 10);
        }
    }

    /**
     * A time of a query, {@code yyyy-MM-ddThh:mm:ssZ}; null stays null.
     *
     * @param zone where the clock hangs that the text was read from, whatever offset is written; null takes the text at its word
     */
    static Instant parsed(String text, ZoneId zone) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant literal = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return zone == null ? literal : LocalDateTime.ofInstant(literal, ZoneOffset.UTC).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest("Failed to convert value of type 'java.lang.String' to required type 'java.time.Instant'; " + text);
        }
    }

    /** A bound of a report: local time, with or without fraction and an offset that means nothing. */
    static Instant reportBound(String text, ZoneId zone) {
        if (text == null) {
            throw Refusal.badRequest("dateRangeStart and dateRangeEnd must not be null");
        }
        try {
            return LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", "")).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest("JSON parse error: Cannot deserialize value of type `java.time.LocalDateTime` from String \"" + text + "\"");
        }
    }
}
