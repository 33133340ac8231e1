package io.camelhub.clockify.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.timeline.ResolvedFilter.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResolvedFilterTest {

    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    private static final TimelineFilter ALL = TimelineFilter.all(PeopleScope.EVERYBODY);

    private final Map<String, Object> values = new HashMap<>(Map.of("user_id", "u1", "started_at", START.toString(),
            "ended_at", "2026-11-25T09:00:00Z", "project_name", "Relaunch 2026", "description", "Review"));

    private boolean holds(TimelineFilter filter) {
        return new ResolvedFilter(filter, null, false).holds(version());
    }

    private Version version() {
        return new Version(new EntryKey("w1", "e1", START), "acme", values);
    }

    private static TimelineFilter filter(Set<String> integrations, String project, String type, String text, boolean running) {
        return new TimelineFilter(PeopleScope.EVERYBODY, null, null, integrations, null, null, project, type, text, false, running);
    }

    @Test
    void an_entry_is_in_a_range_that_it_starts_in() {
        assertThat(holds(ALL)).isTrue();
        assertThat(holds(ALL.between(START, START.plusSeconds(1)))).isTrue();
        assertThat(holds(ALL.between(START.plusSeconds(1), null))).isFalse();
        assertThat(holds(ALL.between(null, START))).isFalse();
    }

    @Test
    void only_the_people_and_the_integrations_that_are_meant_are_left() {
        assertThat(new ResolvedFilter(ALL, Set.of("u1"), false).holds(version())).isTrue();
        assertThat(new ResolvedFilter(ALL, Set.of("u2"), false).holds(version())).isFalse();
        assertThat(holds(filter(Set.of("acme"), null, null, null, false))).isTrue();
        assertThat(holds(filter(Set.of("other"), null, null, null, false))).isFalse();
    }

    @Test
    void a_project_is_meant_by_its_whole_name_where_one_has_it_else_by_a_part() {
        TimelineFilter part = filter(Set.of(), "relaunch", null, null, false);

        assertThat(holds(part)).isTrue();
        assertThat(new ResolvedFilter(part, null, true).holds(version())).isFalse();
        assertThat(new ResolvedFilter(filter(Set.of(), "RELAUNCH 2026", null, null, false), null, true).holds(version())).isTrue();
    }

    @Test
    void a_client_and_a_tag_are_meant_by_their_whole_names_and_what_is_not_known_is_not_billable() {
        values.put("client_name", "Acme");
        values.put("tags", List.of("remote", "On-site"));
        assertThat(holds(filter("ACME", null, null))).isTrue();
        assertThat(holds(filter("Acm", null, null))).isFalse();
        assertThat(holds(filter(null, "on-site", null))).isTrue();
        assertThat(holds(filter(null, "site", null))).isFalse();
        assertThat(holds(filter(null, null, true))).isFalse();
        assertThat(holds(filter(null, null, false))).isTrue();

        values.put("billable", true);
        assertThat(holds(filter(null, null, true))).isTrue();
        assertThat(holds(filter(null, null, false))).isFalse();
    }

    private static TimelineFilter filter(String client, String tag, Boolean billable) {
        return new TimelineFilter(PeopleScope.EVERYBODY, null, null, Set.of(), null, null, null, client, tag, billable, null, null, false, false, false);
    }

    @Test
    void without_a_type_it_is_a_regular_one() {
        assertThat(holds(filter(Set.of(), null, "REGULAR", null, false))).isTrue();

        values.put("type", "BREAK");
        assertThat(holds(filter(Set.of(), null, "REGULAR", null, false))).isFalse();
    }

    @Test
    void the_title_is_the_description_else_the_task_else_the_project() {
        assertThat(holds(filter(Set.of(), null, null, "REVIEW", false))).isTrue();
        assertThat(holds(filter(Set.of(), null, null, "relaunch", false))).isFalse();

        values.put("description", "  ");
        assertThat(holds(filter(Set.of(), null, null, "relaunch", false))).isTrue();

        values.put("task_name", "Docs");
        assertThat(holds(filter(Set.of(), null, null, "docs", false))).isTrue();
        assertThat(holds(filter(Set.of(), null, null, "relaunch", false))).isFalse();
    }

    @Test
    void what_runs_has_no_end() {
        assertThat(holds(filter(Set.of(), null, null, null, true))).isFalse();

        values.remove("ended_at");
        assertThat(holds(filter(Set.of(), null, null, null, true))).isTrue();
    }

    @Test
    void before_a_change_it_was_as_the_old_values_say_and_before_it_was_restored_it_was_not_there() {
        Version earlier = version().before("updated", Map.of("user_id", "u2"));

        assertThat(earlier.values()).containsEntry("user_id", "u2").containsEntry("description", "Review");
        assertThat(new ResolvedFilter(ALL, null, false).holds(version().before("restored", Map.of()))).isFalse();
    }
}
