package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.timeline.ActivityTotals.Project;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectSecondsTest {

    private final ProjectSeconds sums = new ProjectSeconds();

    @Test
    void nothing_added_is_no_project() {
        assertThat(sums.mostFirst()).isEmpty();
    }

    @Test
    void the_project_with_the_most_seconds_comes_first() {
        Project little = project("little");
        Project much = project("much");

        sums.add(little, 2);
        sums.add(much, 1);
        sums.add(much, 2);

        assertThat(sums.mostFirst()).containsExactly(much, little);
    }

    @Test
    void thousands_of_projects_are_summed_up_each_on_its_own() {
        Random random = new Random(1);
        List<Project> projects = random.ints(3000).mapToObj(number -> project("p" + number)).toList();
        Map<Project, Long> expected = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            Project project = projects.get(random.nextInt(projects.size()));
            long seconds = 1L << random.nextInt(40);
            sums.add(project, seconds);
            expected.merge(project, seconds, Long::sum);
        }

        assertThat(sums.mostFirst()).hasSize(expected.size()).isSortedAccordingTo(Comparator.comparing(project -> -expected.get(project)));
    }

    private static Project project(String id) {
        return new Project(id, id, null, null);
    }
}
