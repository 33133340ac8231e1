package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.FilterChoices.Person;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why nothing is shown, and what to do next. */
class EmptyStateTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final PageTime TIME = new PageTime(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final PeopleScope TEAM = new PeopleScope(Set.of("E1"));

    private static EmptyState of(Role role, String email, PeopleScope scope, boolean hasIntegrations, LocalDate latest, String query) {
        return EmptyState.of(new Visitor("vera", role, email, null, "", List.of()), scope, hasIntegrations, latest,
                TimelineChoice.of(Address.of("/console/timeline", query), scope.isEverybody(), TODAY, 7), TIME);
    }

    private static EmptyState viewer(LocalDate latest, String query) {
        return of(Role.VIEWER, null, PeopleScope.EVERYBODY, true, latest, query);
    }

    @Test
    void before_anything_arrived_an_admin_reads_what_to_do_and_others_whom_to_ask() {
        assertThat(of(Role.ADMIN, null, PeopleScope.EVERYBODY, false, null, "").links()).extracting(Link::href)
                .containsExactly("/console/integrations/add");
        assertThat(of(Role.ADMIN, null, PeopleScope.EVERYBODY, true, null, "").links()).extracting(Link::href).containsExactly("/console/integrations");
        assertThat(viewer(null, "").text()).contains("ask whoever runs the hub");
        assertThat(of(Role.MANAGER, "m@acme.example", TEAM, true, null, "").text()).contains("Nobody of your team");
    }

    @Test
    void a_manager_whose_address_is_nobodys_reads_that_and_no_more() {
        PeopleScope nobody = new PeopleScope(Set.of());

        assertThat(of(Role.MANAGER, "m@acme.example", nobody, true, TODAY, "text=x").text()).contains("m@acme.example");
        assertThat(of(Role.MANAGER, null, nobody, true, TODAY, "").command()).contains("console users add vera --role manager --email");
    }

    @Test
    void a_part_of_a_name_means_whoever_has_it_and_a_whole_name_only_who_is_called_so() {
        List<Person> people = List.of(new Person("E1", "Ada Müller", true), new Person("E2", "Bob Muller-Lüdenscheidt", true), new Person("E3", "Ada", true));

        assertThat(EmptyState.meant("mül", people)).extracting(Person::id).containsExactly("E1", "E2");
        assertThat(EmptyState.meant(" MULLER  ada", people)).extracting(Person::id).containsExactly("E1");
        assertThat(EmptyState.meant("ada", people)).extracting(Person::id).containsExactly("E3");
        assertThat(EmptyState.meant("E2", people)).extracting(Person::id).containsExactly("E2");
        assertThat(EmptyState.meant("grace", people)).isEmpty();
    }

    @Test
    void filters_can_be_cleared_and_the_range_made_longer() {
        EmptyState nothing = viewer(TODAY, "team=A&range=today");

        assertThat(nothing.title()).contains("filters");
        assertThat(nothing.isForAll()).isFalse();
        assertThat(nothing.links()).containsExactly(new Link("Clear all filters", "/console/timeline?range=today"),
                new Link("27 Oct – 26 Nov", "/console/timeline?team=A&from=2026-10-27&to=2026-11-26"),
                new Link("27 Nov 2025 – 26 Nov 2026", "/console/timeline?team=A&from=2025-11-27&to=2026-11-26"));
    }

    @Test
    void an_empty_range_leads_to_the_latest_event_and_the_end_back_to_the_newest() {
        assertThat(viewer(LocalDate.parse("2026-11-03"), "").links().get(0))
                .isEqualTo(new Link("The latest: 3 Nov", "/console/timeline?from=2026-11-03&to=2026-11-03"));
        assertThat(viewer(TODAY, "before=2026-11-20T00:00:00Z").links().get(0)).isEqualTo(new Link("Newest events", "/console/timeline"));
    }
}
