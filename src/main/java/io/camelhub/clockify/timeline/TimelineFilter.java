package io.camelhub.clockify.timeline;

import io.camelhub.clockify.query.PeopleScope;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A filter of events; a null component does not filter.
 *
 * @param scope the people whose events are visible
 * @param from the earliest start
 * @param to the exclusive latest start; null includes the future
 * @param integrations names; empty for all
 * @param person the id of an employee or of a Clockify user
 * @param team the exact name in the roster
 * @param project the name of a project, in any case; a part of the name if no project has this name
 * @param client the name of a client, in any case
 * @param tag the name of a tag, in any case
 * @param billable true for billable entries, false for others, those included for which it is not known
 * @param type such as {@code BREAK}; {@code REGULAR} includes entries of unknown type
 * @param text a part of the title, in any case
 * @param unmatched only events of users without an employee and without a decision
 * @param running only running timers
 * @param deleted only entries deleted in Clockify, which are otherwise excluded
 */
public record TimelineFilter(
        PeopleScope scope, Instant from, Instant to, Set<String> integrations, String person, String team, String project, String client,
        String tag, Boolean billable, String type, String text, boolean unmatched, boolean running, boolean deleted) {

    public TimelineFilter {
        Objects.requireNonNull(scope);
        integrations = Set.copyOf(integrations);
    }

    /** A filter of any client, tag and billable flag, without deleted entries. */
    public TimelineFilter(PeopleScope scope, Instant from, Instant to, Set<String> integrations, String person, String team, String project,
            String type, String text, boolean unmatched, boolean running) {
        this(scope, from, to, integrations, person, team, project, null, null, null, type, text, unmatched, running, false);
    }

    /** A filter with only a scope. */
    public static TimelineFilter all(PeopleScope scope) {
        return new TimelineFilter(scope, null, null, Set.of(), null, null, null, null, null, false, false);
    }

    /** A copy with another range. */
    public TimelineFilter between(Instant earliest, Instant end) {
        return new TimelineFilter(scope, earliest, end, integrations, person, team, project, client, tag, billable, type, text, unmatched, running, deleted);
    }

    /** A copy that leaves running timers only. */
    public TimelineFilter ofRunning() {
        return new TimelineFilter(scope, from, to, integrations, person, team, project, client, tag, billable, type, text, unmatched, true, deleted);
    }

    /** Whether it restricts the users. */
    boolean namesPeople() {
        return !scope.isEverybody() || person != null || team != null || unmatched;
    }
}
