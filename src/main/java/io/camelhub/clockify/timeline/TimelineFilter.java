package io.camelhub.clockify.timeline;

import io.camelhub.clockify.query.PeopleScope;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Which events are wanted; null is no filter.
 *
 * @param scope whose events may be seen at all
 * @param from the earliest start
 * @param to after the latest start; without it, what starts in the future is there as well
 * @param integrations names; empty for all
 * @param person the id of an employee or of a Clockify user
 * @param team of the roster, exactly
 * @param project the name of a project, in any case; where no project has it, a part of the name
 * @param type such as {@code BREAK}; {@code REGULAR} is also what no source reported the type of
 * @param text a part of the title, in any case
 * @param unmatched only those whose user is no employee, though nobody decided that
 * @param running only those that have not ended
 * @param deleted only those that were deleted in Clockify, which are on the timeline no more; else only the others
 */
public record TimelineFilter(
        PeopleScope scope, Instant from, Instant to, Set<String> integrations, String person, String team, String project, String type,
        String text, boolean unmatched, boolean running, boolean deleted) {

    public TimelineFilter {
        Objects.requireNonNull(scope);
        integrations = Set.copyOf(integrations);
    }

    /** Of what was not deleted. */
    public TimelineFilter(PeopleScope scope, Instant from, Instant to, Set<String> integrations, String person, String team, String project,
            String type, String text, boolean unmatched, boolean running) {
        this(scope, from, to, integrations, person, team, project, type, text, unmatched, running, false);
    }

    /** All that somebody may see. */
    public static TimelineFilter all(PeopleScope scope) {
        return new TimelineFilter(scope, null, null, Set.of(), null, null, null, null, null, false, false);
    }

    /** The same in another range. */
    public TimelineFilter between(Instant earliest, Instant end) {
        return new TimelineFilter(scope, earliest, end, integrations, person, team, project, type, text, unmatched, running, deleted);
    }

    /** Whether it asks for certain people, or may see only some. */
    boolean namesPeople() {
        return !scope.isEverybody() || person != null || team != null || unmatched;
    }
}
