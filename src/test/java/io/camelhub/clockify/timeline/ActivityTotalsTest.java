package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.entries.PeriodSums;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.ActivityTotals.Person;
import io.camelhub.clockify.timeline.ActivityTotals.Project;
import io.camelhub.clockify.timeline.ActivityTotals.Share;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTotalsTest {

    private static final LoggedNothing NOBODY = new LoggedNothing(List.of(), 0);
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private final ActivityTotals totals =
            new ActivityTotals(ActivityFilter.of(PeopleScope.EVERYBODY, DAY, DAY.plusDays(1), Unit.DAY, By.EMPLOYEE));

    private void add(String employee, String project, int day, boolean billable, long seconds) {
        Share share = totals.of(new PeriodSums.Kind("acme", 'w', billable, DAY.plusDays(day)), id -> new Project(id, project, null, null))
                .apply("p");
        totals.add(share, totals.of(employee == null ? Person.UNMATCHED : new Person(employee, "Name of " + employee, null)), seconds);
    }

    @Test
    void the_rest_is_one_series_at_the_end() {
        add("e1", "A", 0, true, 10);
        add("e2", "A", 0, true, 40);
        add("e3", "A", 0, true, 20);
        add("e4", "A", 1, false, 15);
        add(null, "A", 1, false, 5);

        assertThat(totals.activity("UTC", 2, 3, NOBODY)).isEqualTo(new Activity("UTC", List.of(DAY, DAY.plusDays(1)), List.of(
                new Series(Kind.ONE, "e2", "Name of e2", List.of(40L, 0L), 40, 40, List.of("A")),
                new Series(Kind.ONE, "e3", "Name of e3", List.of(20L, 0L), 20, 20, List.of("A")),
                new Series(Kind.UNMATCHED, null, null, List.of(0L, 5L), 5, 0, List.of("A")),
                new Series(Kind.OTHER, null, null, List.of(10L, 15L), 25, 10, List.of())), 3, NOBODY));
        assertThat(totals.activity("UTC", 2, 3, NOBODY).totalSeconds()).isEqualTo(90);
    }

    @Test
    void the_projects_with_the_most_time_are_named() {
        add("e1", "A", 0, true, 1);
        add("e1", "B", 0, true, 4);
        add("e1", null, 0, true, 9);
        add("e1", "C", 1, true, 3);
        add("e1", "D", 1, true, 2);

        assertThat(totals.activity("UTC", 2, 0, NOBODY).series()).singleElement()
                .extracting(Series::mainProjects).isEqualTo(List.of("B", "C", "D"));
    }

    @Test
    void a_range_that_is_wrong_or_too_long_for_its_unit_is_refused() {
        assertThatThrownBy(() -> ActivityFilter.of(PeopleScope.EVERYBODY, DAY, DAY.minusDays(1), Unit.DAY, By.TEAM))
                .hasMessage("the last day, 2026-01-04, is before the first, 2026-01-05");
        assertThatThrownBy(() -> ActivityFilter.of(PeopleScope.EVERYBODY, DAY, DAY.plusDays(400), Unit.DAY, By.TEAM))
                .hasMessageContaining("more than 400 periods");
        assertThat(ActivityFilter.of(PeopleScope.EVERYBODY, DAY, DAY.plusDays(400), Unit.WEEK, By.TEAM)).isNotNull();
    }

    @Test
    void projects_of_one_name_say_in_which_workspace_they_are_and_of_which_client_where_that_is_the_same() {
        ActivityTotals byProject = new ActivityTotals(ActivityFilter.of(PeopleScope.EVERYBODY, DAY, DAY, Unit.DAY, By.PROJECT));
        List<Project> all = List.of(new Project("p1", "Website", null, null, "Acme", "#03A9F4"), new Project("p2", "Website", "c1", "Globex", "Acme", null),
                new Project("p3", "Website", null, null, "Beta", null), new Project("p4", "App", null, null, "Beta", null));
        for (Project project : all) {
            Share share = byProject.of(new PeriodSums.Kind("acme", 'w', false, DAY), id -> project).apply("p");
            byProject.add(share, byProject.of(Person.UNMATCHED), 100 - all.indexOf(project));
        }

        assertThat(byProject.activity("UTC", 10, 0, NOBODY).series()).extracting(Series::key, Series::among, Series::color).containsExactly(
                tuple("p1", "Acme, no client", "#03A9F4"), tuple("p2", "Acme, Globex", null), tuple("p3", "Beta", null), tuple("p4", null, null));
    }
}
