package io.camelhub.clockify.console.timeline;

import io.camelhub.clockify.model.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How days and times read on a page; a year is written where it is not this one.
 *
 * @param now when the page is made
 * @param zone whose days and times it shows
 */
@Decision
record PageTime(Instant now, ZoneId zone) {

    LocalDate today() {
        return day(now);
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** Such as {@code 20 – 26 Nov}. */
    String dates(DayRange range) {
        LocalDate first = range.first();
        LocalDate last = range.last();
        if (first.equals(last)) {
            return date(first);
        }
        boolean sameYear = first.getYear() == last.getYear();
        String begin = sameYear && first.getMonth() == last.getMonth() ? "d" : sameYear ? "d MMM" : "d MMM yyyy";
        return format(begin).format(first) + " – " + (sameYear ? date(last) : format("d MMM yyyy").format(last));
    }

    /** Such as {@code 26 Nov}. */
    String date(LocalDate day) {
        return format("d MMM" + year(day)).format(day);
    }

    /** Such as {@code Today, Thu 26 Nov}. */
    String heading(LocalDate day) {
        String near = day.equals(today()) ? "Today, " : day.equals(today().minusDays(1)) ? "Yesterday, " : "";
        return near + format("EEE d MMM" + year(day)).format(day);
    }

    /** Such as {@code 14:05}. */
    String clock(Instant time) {
        return format("HH:mm").format(time.atZone(zone));
    }

    /** Such as {@code 26 Nov, 14:05:12}. */
    String moment(Instant time) {
        return date(day(time)) + format(", HH:mm:ss").format(time.atZone(zone));
    }

    private String year(LocalDate day) {
        return day.getYear() == today().getYear() ? "" : " yyyy";
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
