package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.timeline.FilterChoices.Person;
import io.camelhub.clockify.timeline.FilterChoices;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The filters as they are offered and set. */
class TimelineFiltersTest {

    private static final PageTime TIME = new PageTime(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final FilterChoices CHOICES = new FilterChoices(List.of("acme"), List.of("A", " "), List.of(new Person("E1", "Ada\u202e", true)),
            List.of("Engine"), List.of("Acme"), List.of("remote"), List.of("REGULAR", "TIME_OFF"));

    private static TimelineFilters filters(String query, FilterChoices choices) {
        return new TimelineFilters(TimelineChoice.of(Address.of("/console/timeline", query), true, LocalDate.parse("2026-11-26"), 7), choices);
    }

    private static FilterMenu menu(String query, String label) {
        return filters(query, CHOICES).menus(TIME, 7, "Somebody else").stream().filter(menu -> menu.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void nothing_is_set_at_first() {
        List<FilterMenu> menus = filters("", CHOICES).menus(TIME, 7, null);

        assertThat(menus).extracting(menu -> menu.label() + " " + menu.value()).containsExactly("Range last 7 days", "Integration all", "Team all",
                "Person anyone", "Project all", "Client all", "Tag any", "Billable any", "Type all", "Text any");
        assertThat(menus).extracting(FilterMenu::clear).containsOnlyNulls();
        assertThat(menus).filteredOn(FilterMenu::isSearch).extracting(FilterMenu::label).containsExactly("Text");
    }

    @Test
    void a_filter_names_its_value_and_its_list_marks_it() {
        FilterMenu team = menu("team=A&text=x&before=2026-11-26T00:00:00Z", "Team");

        assertThat(team.value()).isEqualTo("A");
        assertThat(team.clear()).isEqualTo("/console/timeline?text=x");
        assertThat(team.choices()).containsExactly(new FilterMenu.Choice("All", "/console/timeline?text=x", false),
                new FilterMenu.Choice("A", "/console/timeline?team=A&text=x", true));
        assertThat(menu("team=Other", "Team").value()).as("one that is not offered").isEqualTo("Other");
        assertThat(menu("person=E1", "Person").value()).isEqualTo("Ada");
        assertThat(menu("person=E9", "Person").value()).isEqualTo("Somebody else");
        assertThat(menu("type=TIME_OFF", "Type").value()).isEqualTo("Time off");
        assertThat(menu("billable=0", "Billable").value()).isEqualTo("no");
        assertThat(menu("tag=remote", "Tag").clear()).isEqualTo("/console/timeline");
        assertThat(menu("from=2026-11-01&to=2026-11-02", "Range").value()).isEqualTo("1 – 2 Nov");
        assertThat(menu("range=today", "Range").clear()).isEqualTo("/console/timeline");
    }

    @Test
    void what_is_written_keeps_what_else_is_chosen() {
        assertThat(menu("team=A&text=x&range=today", "Text").form().kept()).isEqualTo(Map.of("team", "A", "range", "today"));
        assertThat(menu("team=A&text=x&range=today", "Range").form().kept()).isEqualTo(Map.of("team", "A", "text", "x"));
    }

    @Test
    void what_there_is_nothing_of_is_not_offered_unless_it_is_set() {
        FilterChoices none = new FilterChoices(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(filters("", none).menus(TIME, 7, null)).extracting(FilterMenu::label).containsExactly("Range", "Billable", "Text");
        assertThat(filters("team=A", none).menus(TIME, 7, null)).extracting(FilterMenu::label).containsExactly("Range", "Team", "Billable", "Text");
    }

    @Test
    void a_switch_leads_to_the_other_way() {
        assertThat(filters("running=1", CHOICES).switches(true)).containsExactly(
                new Switch("unmatched", "/console/timeline?running=1&unmatched=1", false), new Switch("running", "/console/timeline", true),
                new Switch("deleted", "/console/timeline?running=1&deleted=1", false));
        assertThat(filters("", CHOICES).switches(false)).extracting(Switch::name).containsExactly("running", "deleted");
    }

    @Test
    void the_document_names_each_switch() throws IOException {
        String timeline = Files.readString(Path.of("src/main/docs/console.md")).replaceAll("(?s).*\n- \\*\\*Timeline\\*\\*(.*?)\n- \\*\\*.*", "$1");
        assertThat(filters("", CHOICES).switches(true)).allSatisfy(one -> assertThat(timeline).contains("*Only " + one.name() + "*"));
    }
}
