package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page from which a route step of the host keeps some entries out. */
class TimeEntryPageTest {

    private final TimeEntry one = entry("e1");
    private final TimeEntry two = entry("e2");
    private final TimeEntryPage page = new TimeEntryPage("acme", "w", "feed", null, List.of(one, two), List.of(), List.of(),
            List.of(new RejectedRow("time_entry", "e3", "no start", "{}"), new RejectedRow("time_entry", null, "no id", "{}")),
            List.of(new FieldChange("e1", "f", 1), new FieldChange("e2", "f", 2), new FieldChange("e9", "f", 9)), true);

    private static TimeEntry entry(String id) {
        return new TimeEntry(id, Map.of(Column.USER_ID, "u", Column.STARTED_AT, Instant.EPOCH, Column.PROJECT_ID, "p"));
    }

    @Test
    void what_is_kept_out_counts_as_received_and_is_nothing_to_write() throws Exception {
        TimeEntryPage kept = page.keeping(List.of(one));

        assertThat(kept.entries()).containsExactly(one);
        assertThat(kept.fields()).extracting(FieldChange::timeEntryId).containsExactly("e1", "e9");
        assertThat(kept.received()).isEqualTo(4);
        assertThat(kept.receivedIds()).containsExactlyInAnyOrder("e1", "e2", "e3");
        assertThat(new ObjectMapper().writeValueAsString(kept)).contains("e1").doesNotContain("e2");
        assertThat(kept.keeping(List.of()).received()).isEqualTo(4);
    }

    @Test
    void a_copy_of_an_entry_stands_for_it() {
        assertThat(page.keeping(List.of(Map.of("id", "e2", "description", "mine"))).entries()).containsExactly(two);
    }

    @Test
    void what_is_no_entry_of_the_page_is_refused() {
        for (Object row : Arrays.asList(Map.of("id", "e9"), Map.of(), "e1", null)) {
            assertThatThrownBy(() -> page.keeping(Arrays.asList(one, row)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must be its entries, each with its id");
        }
    }

    /** Camel works it out at each expression that reads of a page. */
    @Test
    void the_hash_of_an_entry_looks_at_none_of_its_values() {
        Object value = new Object() {
            @Override
            public int hashCode() {
                throw new AssertionError("the hash of a value is worked out");
            }
        };
        TimeEntry entry = new TimeEntry("e1", Map.of(Column.USER_ID, "u", Column.STARTED_AT, Instant.EPOCH, Column.CUSTOM_FIELDS, value));

        assertThat(entry).hasSameHashCodeAs(one);
    }

    @Test
    void an_entry_is_a_map_of_what_it_carries_and_of_its_names() {
        one.named(Map.of(Column.PROJECT_NAME, "Relaunch"));

        assertThat(one.entrySet()).extracting(Map.Entry::getKey)
                .containsExactly("id", "user_id", "project_id", "project_name", "started_at", "employee");
        assertThat(one).containsEntry("project_name", "Relaunch").containsEntry("started_at", "1970-01-01T00:00:00Z");
        assertThat(one.columns()).doesNotContainKey(Column.PROJECT_NAME);
        assertThatThrownBy(one::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(one + " of " + page).isEqualTo("time entry e1 of 2 time entries of workspace w, by feed");
    }
}
