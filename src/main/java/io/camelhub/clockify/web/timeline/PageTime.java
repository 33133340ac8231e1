package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats days, times and ranges of the timeline; the year is written only if it is not the current one.
 *
 * @param now when the page is made
 * @param zone the time zone of the page
 */
@Decision
public record PageTime(Instant now, ZoneId zone) {

    LocalDate today() {
        return times().today();
    }

    public LocalDate day(Instant time) {
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
        return times().day(day);
    }

    /** Such as {@code Today, Thu 26 Nov}. */
    public String heading(LocalDate day) {
        String near = day.equals(today()) ? "Today, " : day.equals(today().minusDays(1)) ? "Yesterday, " : "";
        return near + format("EEE ").format(day) + date(day);
    }

    /** Such as {@code 14:05}. */
    String clock(Instant time) {
        return format("HH:mm").format(time.atZone(zone));
    }

    /** Such as {@code 26 Nov, 14:05:12}. */
    public String moment(Instant time) {
        return date(day(time)) + format(", HH:mm:ss").format(time.atZone(zone));
    }

    private LocalTimes times() {
        return new LocalTimes(zone, now);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
