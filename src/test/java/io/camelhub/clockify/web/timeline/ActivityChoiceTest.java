package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.ActivityFilter;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.FilterChoices;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu.Choice;
import io.camelhub.clockify.web.page.FilterMenu;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityChoiceTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    private static ActivityChoice of(String query) {
        return ActivityChoice.of(Address.of("/console/activity", query), TODAY);
    }

    @ParameterizedTest
    @CsvSource({"'', WEEK, 2026-11-02, 2026-11-26", "unit=day, DAY, 2026-11-13, 2026-11-26", "unit=month, MONTH, 2025-12-01, 2026-11-26",
        "range=this-month, WEEK, 2026-11-01, 2026-11-26", "unit=day&range=last-month, DAY, 2026-10-01, 2026-10-31",
        "from=2026-01-05&to=2026-02-03, WEEK, 2026-01-05, 2026-02-03", "from=2026-11-05, WEEK, 2026-11-05, 2026-11-26",
        "unit=day&to=2026-02-28, DAY, 2026-02-15, 2026-02-28", "range=last-month&from=2026-01-05&to=2026-02-03, WEEK, 2026-01-05, 2026-02-03"})
    void the_range_is_the_usual_of_its_unit_one_of_the_list_or_written(String query, Unit unit, LocalDate from, LocalDate to) {
        ActivityChoice choice = of(query);
        assertThat(choice.unit()).isEqualTo(unit);
        assertThat(choice.from()).isEqualTo(from);
        assertThat(choice.to()).isEqualTo(to);
        assertThat(choice.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"from=2026-02-30, 2026-02-30", "to=yesterday, yesterday", "from=-999999999-01-01, -999999999-01-01", "from=0000-01-01, 0000-01-01",
        "range=ever, ever", "unit=hour, hour", "by=<b>, <b>", "unit=WEEK, WEEK"})
    void what_cannot_be_is_left_out_and_said(String query, String named) {
        ActivityChoice choice = of(query.replace("<b>", "%3Cb%3E"));
        assertThat(choice.ignored()).singleElement().asString().contains("“" + named + "”");
        assertThat(choice.unit()).isEqualTo(Unit.WEEK);
        assertThat(choice.from()).isEqualTo("2026-11-02");
    }

    @Test
    void days_that_cannot_be_shown_are_refused_in_words() {
        assertThatThrownBy(() -> of("from=2026-03-01&to=2026-02-01").filter(PeopleScope.EVERYBODY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("before the first");
        assertThatThrownBy(() -> of("unit=day&from=2020-03-01").filter(PeopleScope.EVERYBODY))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("take a longer unit");
        assertThatThrownBy(() -> of("from=1990-01-01&to=9999-12-31").filter(PeopleScope.EVERYBODY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_filter_is_what_stands_in_the_address() {
        assertThat(of("unit=month&by=client&range=this-month&integration=acme&team=Ops&person=e1&project=Apollo&client=c1").filter(PeopleScope.EVERYBODY))
                .isEqualTo(new ActivityFilter(PeopleScope.EVERYBODY, LocalDate.parse("2026-11-01"), TODAY, Unit.MONTH, By.CLIENT,
                        "acme", "Ops", "e1", "Apollo", "c1"));
    }

    @Test
    void each_filter_names_its_value_and_can_be_taken_back_by_itself() {
        FilterChoices choices = new FilterChoices(List.of("acme"), List.of("Dev", "Ops"), List.of(new FilterChoices.Person("e1", "Ada", true),
                new FilterChoices.Person("e2", "Bob", true), new FilterChoices.Person("u9", "Eve", false)), List.of("Apollo", "Zeus"), List.of(),
                List.of(), List.of());
        List<FilterMenu> menus = ActivityFilters.of(of("team=Ops&person=e2&client=c1&all=true"), choices);

        assertThat(menus).extracting(menu -> menu.label() + " " + menu.value() + (menu.clear() == null ? "" : "!")).containsExactly(
                "By week", "Of team", "Range last 4 weeks", "Team Ops!", "Person Bob!", "Project all", "Client c1!");
        assertThat(menus.get(4).choices()).as("who is matched").extracting(Choice::name).containsExactly("Anyone", "Ada", "Bob");
        assertThat(menus.get(4).choices()).extracting(Choice::href, Choice::isCurrent).contains(
                tuple("/console/activity?team=Ops&client=c1", false),
                tuple("/console/activity?team=Ops&person=e2&client=c1", true));
        assertThat(menus.get(2).form().kept()).containsOnlyKeys("team", "person", "client");
    }
}
