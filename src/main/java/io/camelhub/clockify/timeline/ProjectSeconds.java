package io.camelhub.clockify.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.ActivityTotals.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sums of seconds by project, as a hash table with open addressing: a query for a large company adds a hundred thousand times, which is too slow
 * with a map of objects. To be used by one thread.
 */
@Decision
final class ProjectSeconds {

    private record Sum(Project project, long seconds) {
    }

    private Project[] projects = new Project[8];
    private long[] seconds = new long[8];
    private int size;

    void add(Project project, long more) {
        int at = at(project);
        if (projects[at] == null) {
            if (4 * (size + 1) > 3 * projects.length) {
                grow();
                at = at(project);
            }
            projects[at] = project;
            size++;
        }
        seconds[at] += more;
    }

    /** All projects, the one with the most seconds first. */
    List<Project> mostFirst() {
        List<Sum> sums = new ArrayList<>(size);
        for (int i = 0; i < projects.length; i++) {
            if (projects[i] != null) {
                sums.add(new Sum(projects[i], seconds[i]));
            }
        }
        return sums.stream().sorted(Comparator.comparing(sum -> -sum.seconds)).map(Sum::project).toList();
    }

    private int at(Project project) {
        int at = project.hashCode() & projects.length - 1;
        while (projects[at] != null && projects[at] != project) {
            at = at + 1 & projects.length - 1;
        }
        return at;
    }

    private void grow() {
        Project[] before = projects;
        long[] secondsBefore = seconds;
        projects = new Project[2 * before.length];
        seconds = new long[projects.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int at = at(before[i]);
                projects[at] = before[i];
                seconds[at] = secondsBefore[i];
            }
        }
    }
}
