package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Reason.Found;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What there is to say of a day of a person.
 *
 * @param person who is meant, one line an account
 * @param entries those that overlap the day, deleted ones too, the first first
 * @param worked what {@code clockify_activity_daily} counts: cut at midnight, without breaks, time off and holidays
 * @param shown what Clockify shows: each entry whole, on the day of its start, whatever its type
 * @param shownIn the zone of whose day that is: that of the person's profile, else of {@code clockify.day-zone}
 * @param reasonsOf what there is to say of single entries, by their ids
 * @param reasons what may keep entries of the day away
 */
public record DayAnswer(
        List<String> person, LocalDate day, ZoneId zone, List<EntryFacts> entries, Duration worked, Duration shown, ZoneId shownIn,
        Map<String, List<Found>> reasonsOf, List<Found> reasons) {
}
