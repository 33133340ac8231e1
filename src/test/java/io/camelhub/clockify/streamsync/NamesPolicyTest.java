package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.streamsync.NamesPolicy.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesPolicyTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T00:00:00Z");
    private static final Duration DAILY = Duration.ofHours(24);

    private static Signals signals(Instant unreadSince, boolean byReport, String... hinted) {
        return new Signals(unreadSince, byReport, Set.of(hinted), WEDNESDAY);
    }

    private static boolean isDue(Signals signals, Instant readAt, boolean alone, boolean empty, boolean lacks) {
        return NamesPolicy.isDue(signals, "tags", readAt, DAILY, alone, () -> empty, () -> lacks);
    }

    @Test
    void nothing_is_read_where_all_is_known() {
        assertThat(isDue(signals(null, true), null, false, false, false)).isFalse();
        assertThat(isDue(signals(null, true), MONDAY, false, false, false)).isFalse();
        assertThat(isDue(signals(null, false), WEDNESDAY, true, true, false)).isFalse();
    }

    @Test
    void a_list_is_read_where_too_little_of_it_is_known() {
        assertThat(isDue(signals(null, true), WEDNESDAY, false, false, true)).isTrue();
    }

    @Test
    void a_list_of_which_nothing_is_stored_is_read_daily() {
        assertThat(isDue(signals(null, true), null, false, true, false)).isTrue();
        assertThat(isDue(signals(null, true), TUESDAY, false, true, false)).isTrue();
        assertThat(isDue(signals(null, true), TUESDAY.plusSeconds(1), false, true, false)).isFalse();
    }

    @Test
    void all_are_read_daily_where_no_report_names_things_anew_or_a_column_is_an_engineers_own() {
        assertThat(isDue(signals(null, false), TUESDAY, false, false, false)).isTrue();
        assertThat(isDue(signals(null, true), TUESDAY, true, false, false)).isTrue();
    }

    @Test
    void what_a_webhook_names_is_read_at_once_and_so_is_what_may_be_outdated() {
        assertThat(isDue(signals(null, true, "tags"), WEDNESDAY, false, false, false)).isTrue();
        assertThat(isDue(signals(null, true, "projects"), WEDNESDAY, false, false, false)).isFalse();
        assertThat(isDue(signals(WEDNESDAY, true), TUESDAY, false, false, false)).isTrue();
    }

    @Test
    void what_was_read_since_is_not_read_again() {
        assertThat(signals(TUESDAY, true).outdates(MONDAY)).isTrue();
        assertThat(signals(TUESDAY, true).outdates(null)).isTrue();
        assertThat(signals(TUESDAY, true).outdates(TUESDAY)).isFalse();
        assertThat(signals(null, true).outdates(null)).isFalse();
    }

    @Test
    void tasks_are_read_again_of_a_share_of_the_projects_those_read_longest_ago_first() {
        Map<String, Instant> projects = new LinkedHashMap<>();
        projects.put("tuesday", TUESDAY);
        projects.put("wednesday", WEDNESDAY);
        projects.put("monday", MONDAY);
        projects.put("never", null);

        assertThat(NamesPolicy.projects(signals(WEDNESDAY, true), projects, 1)).containsExactly("never", "monday", "tuesday");
        assertThat(NamesPolicy.projects(signals(WEDNESDAY, true), projects, 0.3)).containsExactly("never", "monday");
        assertThat(NamesPolicy.projects(signals(MONDAY, true), projects, 1)).containsExactly("never");
    }
}
