package io.camelhub.clockify.query.timeline;

import static io.camelhub.clockify.query.timeline.event.TimelineChange.Kind.CREATED;
import static io.camelhub.clockify.query.timeline.event.TimelineChange.Kind.DELETED;
import static io.camelhub.clockify.query.timeline.event.TimelineChange.Kind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.timeline.EntryHistory.Change;
import io.camelhub.clockify.query.timeline.Sight.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryHistoryTest {

    private static final String NOON = "2026-03-10T12:00:00Z";
    private static final EntryKey KEY = new EntryKey("w1", "e1", Instant.parse(NOON));
    private static final Sight ALL = sight(null);

    private static Sight sight(String project) {
        return new Sight(new TimelineFilter(PeopleScope.EVERYBODY, null, null, Set.of(), null, null, project, null, null, false, false), null, true);
    }

    private static Map<String, Object> of(String project) {
        return Map.of("started_at", NOON, "user_id", "u1", "project_name", project);
    }

    /** Stored in Apollo, moved to Gemini, deleted, restored, moved to Apollo, and deleted again. */
    private static final EntryHistory LIFE = new EntryHistory(new Version(KEY, "acme", Map.of()), List.of(
            new Change(9, "deleted", of("Apollo")),
            new Change(8, "updated", Map.of("project_name", "Gemini")),
            new Change(7, "restored", Map.of()),
            new Change(6, "deleted", of("Gemini")),
            new Change(5, "updated", Map.of("project_name", "Apollo"))));

    @Test
    void each_change_is_what_it_did_to_the_timeline() {
        assertThat(List.of(0L, 5L, 6L, 7L, 8L, 9L)).extracting(id -> LIFE.kind(id, ALL).orElse(null))
                .containsExactly(CREATED, UPDATED, DELETED, CREATED, UPDATED, DELETED);
    }

    @Test
    void what_a_filter_no_longer_leaves_is_deleted_and_what_it_never_left_is_nothing() {
        assertThat(List.of(0L, 5L, 6L, 7L, 8L, 9L)).extracting(id -> LIFE.kind(id, sight("Apollo")).orElse(null))
                .containsExactly(CREATED, DELETED, null, null, CREATED, DELETED);
        assertThat(List.of(0L, 5L, 6L, 7L, 8L, 9L)).extracting(id -> LIFE.kind(id, sight("Gemini")).orElse(null))
                .containsExactly(null, CREATED, DELETED, CREATED, DELETED, null);
    }
}
