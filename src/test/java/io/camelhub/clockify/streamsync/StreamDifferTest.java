package io.camelhub.clockify.streamsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.StreamDiff.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamDifferTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final StreamDeclaration stream = Declarations.requests();

    private static Map<String, Object> row(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            row.put((String) values[i], values[i + 1]);
        }
        return row;
    }

    private StreamPage page(List<Map<String, Object>> rows, Set<String> seen, Set<String> gone) {
        return new StreamPage("request", "acme", "w1", rows, new StreamPage.Origin(stream, 7, List.of(), seen, gone, false, KeptPeople.EVERYBODY, Map.of()));
    }

    private StreamDiff diff(StreamPage page, Map<String, Object> stored) {
        return StreamDiffer.diff(page, stored == null ? Map.of() : Map.of("r1", stored), NOW, Objects::equals);
    }

    @Test
    void a_new_row_is_inserted_and_told_as_created() {
        StreamDiff diff = diff(page(List.of(row("id", "r1", "user_id", "u1", "status", "OPEN")), Set.of(), Set.of()), null);
        assertThat(diff.inserts()).containsExactly(row("id", "r1", "user_id", "u1", "status", "OPEN", "first_seen_at", NOW, "changed_at", NOW, "generation", 7L));
        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CREATED);
            assertThat(change.userId()).isEqualTo("u1");
        });
    }

    @Test
    void only_what_differs_is_written_and_told() {
        Map<String, Object> stored = row("id", "r1", "user_id", "u1", "status", "OPEN", "note", "n", "deleted_at", null);
        StreamDiff diff = diff(page(List.of(row("id", "r1", "user_id", "u1", "status", "DONE")), Set.of(), Set.of()), stored);
        assertThat(diff.updates()).containsExactly(row("id", "r1", "status", "DONE", "generation", 7L, "changed_at", NOW));
        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(Map.of("status", "OPEN"));
            assertThat(change.after()).isEqualTo(Map.of("status", "DONE"));
            assertThat(change.row()).containsEntry("note", "n").containsEntry("status", "DONE");
        });
        assertThat(diff(page(List.of(row("id", "r1", "status", "OPEN")), Set.of(), Set.of()), stored).unchanged()).containsExactly("r1");
    }

    @Test
    void what_moves_by_itself_and_another_employee_are_written_and_are_no_change() {
        Map<String, Object> stored = row("id", "r1", "balance", 1, "user_employee_id", null, "deleted_at", null);
        StreamDiff diff = diff(page(List.of(row("id", "r1", "balance", 2, "user_employee_id", "e1")), Set.of(), Set.of()), stored);
        assertThat(diff.updates()).containsExactly(row("id", "r1", "balance", 2, "user_employee_id", "e1", "generation", 7L));
        assertThat(diff.changes()).isEmpty();
    }

    @Test
    void a_row_that_is_gone_is_marked_once_and_one_that_comes_back_is_restored() {
        Map<String, Object> stored = row("id", "r1", "status", "OPEN", "deleted_at", null);
        StreamDiff gone = diff(page(List.of(), Set.of(), Set.of("r1")), stored);
        assertThat(gone.updates()).containsExactly(row("id", "r1", "deleted_at", NOW, "changed_at", NOW));
        assertThat(gone.changes()).extracting(StreamDiff.Change::kind).containsExactly(Kind.DELETED);
        Map<String, Object> marked = row("id", "r1", "status", "OPEN", "deleted_at", NOW);
        assertThat(diff(page(List.of(), Set.of(), Set.of("r1")), marked).updates()).isEmpty();
        StreamDiff back = diff(page(List.of(row("id", "r1", "status", "OPEN")), Set.of(), Set.of()), marked);
        assertThat(back.updates()).containsExactly(row("id", "r1", "generation", 7L, "deleted_at", null, "changed_at", NOW));
        assertThat(back.changes()).extracting(StreamDiff.Change::kind).containsExactly(Kind.RESTORED);
    }

    @Test
    void what_is_seen_and_not_taken_counts_as_there() {
        assertThat(diff(page(List.of(), Set.of("r1"), Set.of()), row("id", "r1", "deleted_at", null)).unchanged()).containsExactly("r1");
        assertThat(diff(page(List.of(), Set.of("r2"), Set.of()), row("id", "r1", "deleted_at", null)).unchanged()).isEmpty();
    }
}
