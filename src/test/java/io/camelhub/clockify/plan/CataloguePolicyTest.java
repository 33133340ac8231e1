package io.camelhub.clockify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.model.Reference.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CataloguePolicyTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T00:00:00Z");

    private static List<Kind> lists(boolean again, boolean daily, boolean byReport, List<Kind> empty, List<Kind> incomplete) {
        return CataloguePolicy.lists(again, daily, byReport, empty::contains, incomplete::contains);
    }

    @Test
    void nothing_is_read_where_all_is_known() {
        assertThat(lists(false, true, true, List.of(), List.of())).isEmpty();
        assertThat(lists(false, false, false, List.of(Kind.TAG), List.of())).isEmpty();
    }

    @Test
    void a_list_is_read_where_too_little_of_it_is_known() {
        assertThat(lists(false, false, true, List.of(), List.of(Kind.CLIENT))).containsExactly(Kind.CLIENT);
    }

    @Test
    void a_list_of_which_nothing_is_stored_is_read_daily() {
        assertThat(lists(false, true, true, List.of(Kind.TAG), List.of())).containsExactly(Kind.TAG);
    }

    @Test
    void all_lists_are_read_daily_where_no_report_names_things_anew_and_where_a_change_may_have_gone_unreported() {
        assertThat(lists(false, true, false, List.of(), List.of())).containsExactly(Kind.CLIENT, Kind.PROJECT, Kind.TAG);
        assertThat(lists(true, false, true, List.of(), List.of())).containsExactly(Kind.CLIENT, Kind.PROJECT, Kind.TAG);
    }

    @Test
    void what_was_read_since_is_not_read_again() {
        assertThat(CataloguePolicy.isDue(MONDAY, TUESDAY)).isTrue();
        assertThat(CataloguePolicy.isDue(null, TUESDAY)).isTrue();
        assertThat(CataloguePolicy.isDue(TUESDAY, TUESDAY)).isFalse();
        assertThat(CataloguePolicy.isDue(null, null)).isFalse();
    }

    @Test
    void tasks_are_read_again_of_a_share_of_the_projects_those_read_longest_ago_first() {
        Map<String, Instant> projects = new LinkedHashMap<>();
        projects.put("tuesday", TUESDAY);
        projects.put("wednesday", WEDNESDAY);
        projects.put("monday", MONDAY);
        projects.put("never", null);

        assertThat(CataloguePolicy.projects(projects, WEDNESDAY, 1)).containsExactly("never", "monday", "tuesday");
        assertThat(CataloguePolicy.projects(projects, WEDNESDAY, 0.3)).containsExactly("never", "monday");
        assertThat(CataloguePolicy.projects(projects, MONDAY, 1)).containsExactly("never");
    }
}
