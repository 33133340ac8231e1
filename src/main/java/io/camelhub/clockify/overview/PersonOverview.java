package io.camelhub.clockify.overview;

import io.camelhub.clockify.timeline.Event;
import java.time.LocalDate;
import java.util.List;

/**
 * An employee: who they are, a week against what was due, the work of a year and of the last 90 days, and their latest events.
 *
 * @param name in the roster; null where it has none
 * @param team null for none
 * @param manager the address of their manager as the roster has it; null for none
 * @param addresses in the order of the roster
 * @param users ids of their Clockify users
 * @param days of the week, those that the calendar has and on which they were employed
 * @param approval the state of the week's approval, see {@code clockify_expected_week}; null where it is not known
 * @param week work of the week
 * @param year work of the year
 * @param recent work of the last 90 days, today included
 * @param latest the newest first
 */
public record PersonOverview(
        String id, String name, String team, String manager, boolean active, List<String> addresses, List<String> users, List<Due> days,
        String approval, List<Work> week, List<Work> year, List<Work> recent, List<Event> latest) {

    /**
     * What was due on a day in the person's zone; the columns of {@code clockify_expected_day}.
     *
     * @param holiday null where no plan of theirs has holidays
     * @param timeOffSeconds null where no plan of theirs has time off
     */
    public record Due(LocalDate day, String zone, long expectedSeconds, Boolean holiday, Long timeOffSeconds) {
    }

    /**
     * Work on a project on a day in the person's zone, without breaks, time off and holidays.
     *
     * @param projectId null for none
     * @param project its name; null for none
     */
    public record Work(LocalDate day, String projectId, String project, long seconds) {
    }
}
