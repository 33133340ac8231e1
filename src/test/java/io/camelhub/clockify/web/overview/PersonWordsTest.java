package io.camelhub.clockify.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.overview.PersonOverview;
import io.camelhub.clockify.overview.PersonOverview.Due;
import io.camelhub.clockify.overview.PersonOverview.Work;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonWordsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static PersonOverview person(List<Due> days, String approval, Work... week) {
        return new PersonOverview("e1", "Ada", null, null, true, List.of(), List.of(), days, approval, List.of(week), List.of(), List.of(), List.of());
    }

    private static Work work(int day, String project, double hours) {
        return new Work(MONDAY.plusDays(day), project, project == null ? null : "Project " + project, Math.round(hours * 3600));
    }

    @Test
    void a_week_has_a_row_of_each_project_with_sums_by_day_and_the_difference_to_what_was_due() {
        WeekGrid grid = WeekGrid.of(person(List.of(new Due(MONDAY, "UTC", 28800, false, 0L), new Due(MONDAY.plusDays(1), "UTC", 0, true, 0L),
                new Due(MONDAY.plusDays(2), "UTC", 14400, false, 14400L)), "LEFT", work(0, "p1", 2), work(0, null, 1.5), work(2, "p1", 5)), MONDAY);

        assertThat(grid.days()).startsWith("Mon 2 Mar").endsWith("Sun 8 Mar");
        assertThat(grid.rows()).extracting(WeekGrid.Row::name, WeekGrid.Row::sum)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Project p1", "7:00"), org.assertj.core.groups.Tuple.tuple("No project", "1:30"));
        assertThat(grid.sums()).extracting(row -> row.name() + " " + row.cells().subList(0, 4) + " " + row.sum()).containsExactly(
                "Worked [3:30, –, 5:00, –] 8:30", "Due [8:00, –, 4:00, –] 12:00", "Off [–, Holiday, Time off 4:00, –] –",
                "Difference [−4:30, –, 1:00, –] −3:30");
        assertThat(grid.approval()).isEqualTo("rejected or withdrawn");
        assertThat(grid.notes()).isEmpty();
    }

    @Test
    void what_is_not_known_of_a_week_is_said_in_one_sentence() {
        assertThat(WeekGrid.of(person(List.of(new Due(MONDAY, "UTC", 28800, null, null)), null), MONDAY).notes())
                .containsExactly("Not known here, because no workspace of theirs reads them from Clockify: public holidays, time off, approvals.");
        WeekGrid outside = WeekGrid.of(person(List.of(), null), MONDAY);
        assertThat(outside.notes()).singleElement().asString().startsWith("What was due is not known");
        assertThat(outside.sums()).extracting(WeekGrid.Row::name).containsExactly("Worked");
    }

    @Test
    void a_year_has_a_square_of_each_day_by_its_hours_in_weeks_from_monday() {
        YearMap map = YearMap.of(2024, List.of(new Work(LocalDate.parse("2024-01-01"), "p1", "P", 3600), new Work(LocalDate.parse("2024-01-01"), "p2", "Q", 3600),
                new Work(LocalDate.parse("2024-02-29"), null, null, 9 * 3600)));
        assertThat(map.squares()).hasSize(366);
        assertThat(map.squares().get(0)).isEqualTo(new YearMap.Square(0, 0, 1, "Mon 1 Jan: 2:00 h"));
        assertThat(map.squares().get(7)).isEqualTo(new YearMap.Square(14, 0, 0, "Mon 8 Jan: no work"));
        assertThat(map.squares().get(59)).isEqualTo(new YearMap.Square(8 * 14, 3 * 14, 4, "Thu 29 Feb: 9:00 h"));
        assertThat(map.words()).isEqualTo("2024: 11:00 h on 2 days");
        assertThat(map.months().get(1)).isEqualTo(new YearMap.MonthSum("Feb", "9:00"));
    }
}
