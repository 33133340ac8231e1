package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Reason.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The explanation of one person's day.
 *
 * @param person the person, one line per account
 * @param entries the entries that overlap the day, deleted ones too, by start
 * @param worked the sum of {@code clockify_activity_daily}: cut at midnight, without breaks, time off and holidays
 * @param shown the sum that Clockify shows: each entry whole, on the day of its start, of any type
 * @param shownIn the time zone of Clockify's day: of the person's profile, otherwise {@code clockify.day-zone}
 * @param reasonsOf the reasons about single entries, by entry id
 * @param reasons why entries of the day may be missing
 */
public record DayAnswer(
        List<String> person, LocalDate day, ZoneId zone, List<EntryFacts> entries, Duration worked, Duration shown, ZoneId shownIn,
        Map<String, List<Found>> reasonsOf, List<Found> reasons) {
}
