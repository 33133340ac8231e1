package io.camelhub.clockify.overview;

import io.camelhub.clockify.timeline.Event;
import java.time.LocalDate;
import java.util.List;

/**
 * The work on one or several projects by the people of a scope.
 *
 * @param weeks the Mondays of the last weeks, the current one is the last
 * @param projects those with the most work first; for a restricted scope only those on which its people ever worked
 * @param people who worked in these weeks, the one with the most work first
 * @param others the number of further people
 * @param latest their latest events, the newest first
 * @param staleDays days of workspaces with changes that are not summed yet; 0 for up to date
 */
public record WorkOverview(List<LocalDate> weeks, List<ProjectSums> projects, List<Contributor> people, int others, List<Event> latest,
        int staleDays) {

    public WorkOverview {
        weeks = List.copyOf(weeks);
        projects = List.copyOf(projects);
        people = List.copyOf(people);
        latest = List.copyOf(latest);
    }

    /** Seconds in the weeks. */
    public long seconds() {
        return projects.stream().mapToLong(ProjectSums::seconds).sum();
    }

    /** Whether people of the scope ever worked on it, or a timer of theirs runs on it now. */
    boolean isTheirs() {
        return !latest.isEmpty() || projects.stream().anyMatch(project -> project.allSeconds() > 0);
    }
}
