package io.camelhub.clockify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryEventsTest {

    private static EntryRow row(String version, String description, String updatedAt) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("time_entry_id", "e1");
        columns.put("description", description);
        columns.put("updated_at", updatedAt);
        return new EntryRow(columns, version);
    }

    private static List<OutboxEvent> events(Map<String, EntryRow> before, Map<String, EntryRow> after) {
        return EntryEvents.of("w1", before, after);
    }

    private static String body(OutboxEvent event) throws Exception {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().createGenerator(written)) {
            event.body().write(json);
        }
        return written.toString();
    }

    @Test
    void a_row_that_is_another_one_is_updated_and_bears_what_it_was() throws Exception {
        List<OutboxEvent> events = events(Map.of("e1", row("1", "Review", "t1")), Map.of("e1", row("2", "Docs", "t2")));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("clockify.time-entry.updated");
            assertThat(event.version()).isEqualTo("1");
            assertThat(body(event)).isEqualTo("{\"time_entry_id\":\"e1\",\"description\":\"Docs\",\"updated_at\":\"t2\","
                    + "\"previous\":{\"description\":\"Review\",\"updated_at\":\"t1\"}}");
        });
    }

    @Test
    void a_row_of_which_only_a_note_of_its_writing_is_another_one_is_no_event() {
        assertThat(events(Map.of("e1", row("1", "Review", "t1")), Map.of("e1", row("2", "Review", "t2")))).isEmpty();
    }

    @Test
    void a_row_that_was_not_there_is_restored() throws Exception {
        assertThat(events(Map.of(), Map.of("e1", row("2", "Review", "t1")))).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("clockify.time-entry.restored");
            assertThat(event.version()).isEqualTo("2");
            assertThat(body(event)).endsWith("\"previous\":{}}");
        });
    }

    @Test
    void a_row_that_is_there_no_more_is_deleted_and_says_what_it_was() throws Exception {
        assertThat(events(Map.of("e1", row("1", "Review", "t1")), Map.of())).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("clockify.time-entry.deleted");
            assertThat(event.id()).isEqualTo("e1");
            assertThat(body(event)).contains("\"description\":\"Review\"");
        });
    }
}
