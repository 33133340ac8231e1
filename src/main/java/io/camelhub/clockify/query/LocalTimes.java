package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times and days in the zone of {@code clockify.day-zone}, without parts that are the same today.
 *
 * @param zone not part of the text, so a page should name it once
 * @param now by the database's clock
 */
@Decision
public record LocalTimes(ZoneId zone, Instant now) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** The minute in which a time lies, such as {@code 14:05}, {@code 3 Mar 14:05} on another day, {@code 3 Mar 2025 14:05} in another year. */
    public String time(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return (day.equals(today()) ? "" : day(day) + " ") + TIME.format(time.atZone(zone));
    }

    /** The first whole minute at which a time is reached, as {@link #time}. */
    public String until(Instant time) {
        return time(time.plusNanos(59_999_999_999L));
    }

    /** A day, such as {@code 3 Mar}, or {@code 3 Mar 2025} in another year. */
    public String day(LocalDate day) {
        return (day.getYear() == today().getYear() ? DAY : YEAR).format(day);
    }

    /** The day that it is in the zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
