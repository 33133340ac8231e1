package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.TimeEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The columns carried by rows of Clockify's sources; a column that a source does not carry is absent, not null. */
class TimeEntryRowsTest {

    private static final List<Column> NEW = List.of(Column.CREATED_AT, Column.UPDATED_AT, Column.APPROVAL_STATUS, Column.KIOSK_ID,
            Column.HOURLY_RATE, Column.COST_RATE, Column.BILLABLE_AMOUNT, Column.COST_AMOUNT, Column.CURRENCY);

    private final ObjectMapper json = new ObjectMapper();

    private Map<Column, Object> carried(String fields) throws JsonProcessingException {
        TimeEntry read = TimeEntryRows.of(json.readTree("[{\"id\": \"e\", \"userId\": \"u\", \"timeInterval\": {\"start\":"
                + " \"2026-01-01T08:00:00Z\"}" + fields + "}]")).entries().get(0);
        Map<Column, Object> carried = new java.util.EnumMap<>(read.columns());
        carried.keySet().retainAll(NEW);
        return carried;
    }

    @Test
    void a_record_of_the_feed_carries_clockifys_own_times_the_approval_and_the_kiosk() throws JsonProcessingException {
        assertThat(carried(", \"auditMetadata\": {\"createdAt\": \"2026-01-01T09:00:00.123Z\", \"updatedAt\": \"2026-01-02T09:00:00Z\"},"
                + " \"approvalStatus\": \"PENDING\", \"kioskId\": \"k1\"")).containsOnly(
                        entry(Column.CREATED_AT, Instant.parse("2026-01-01T09:00:00.123Z")),
                        entry(Column.UPDATED_AT, Instant.parse("2026-01-02T09:00:00Z")),
                        entry(Column.APPROVAL_STATUS, "PENDING"), entry(Column.KIOSK_ID, "k1"));
    }

    @Test
    void rates_are_objects_in_the_core_api_and_numbers_in_the_report() throws JsonProcessingException {
        assertThat(carried(", \"hourlyRate\": {\"amount\": 9000, \"currency\": \"EUR\"}, \"costRate\": null")).containsOnly(
                entry(Column.HOURLY_RATE, 9000L), entry(Column.CURRENCY, "EUR"));
        assertThat(carried(", \"rate\": 9000, \"amount\": 4500.4, \"costRate\": 4000, \"amounts\": [{\"type\": \"COST\", \"value\": 2000.5},"
                + " {\"type\": \"PROFIT\", \"value\": 1}], \"currency\": \"USD\"")).containsOnly(
                        entry(Column.HOURLY_RATE, 9000L), entry(Column.BILLABLE_AMOUNT, 4500L), entry(Column.COST_RATE, 4000L),
                        entry(Column.COST_AMOUNT, 2001L), entry(Column.CURRENCY, "USD"));
    }

    @Test
    void what_cannot_be_read_of_these_spoils_no_entry_and_null_is_not_reported() throws JsonProcessingException {
        assertThat(carried(", \"auditMetadata\": {\"createdAt\": \"soon\", \"updatedAt\": 7}, \"approvalStatus\": null, \"rate\": null,"
                + " \"amount\": \"much\", \"amounts\": 3")).isEmpty();
        assertThat(carried(", \"kioskId\": null")).containsOnly(entry(Column.KIOSK_ID, null));
        assertThat(carried("")).isEmpty();
    }

    /** Several pages wait in memory at once. */
    @Test
    void the_rows_of_a_page_share_their_ids_and_words() throws JsonProcessingException {
        String row = "{\"id\": \"e1\", \"userId\": \"u\", \"timeInterval\": {\"start\": \"2026-01-01T08:00:00Z\"}, \"type\": \"REGULAR\","
                + " \"projectId\": \"p\", \"taskId\": \"t\", \"tagIds\": [\"g\"], \"approvalStatus\": \"PENDING\","
                + " \"customFieldValues\": [{\"customFieldId\": \"f\", \"name\": \"F\", \"value\": 1}]}";
        List<TimeEntry> entries = TimeEntryRows.of(json.readTree("[" + row + ", " + row.replace("e1", "e2") + "]")).entries();

        assertThat(texts(entries.get(0))).hasSize(8);
        assertThat(texts(entries.get(1))).usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(texts(entries.get(0)));
    }

    private static List<Object> texts(TimeEntry entry) {
        return entry.columns().values().stream()
                .flatMap(value -> value instanceof List<?> ids ? ids.stream()
                        : value instanceof Map<?, ?> fields ? fields.entrySet().stream()
                                .flatMap(field -> Stream.of(field.getKey(), ((CustomField) field.getValue()).name()))
                        : Stream.of(value))
                .filter(String.class::isInstance)
                .<Object>map(text -> text)
                .toList();
    }

    @Test
    void records_of_the_feed_say_more_than_names() throws JsonProcessingException {
        Reference project = ReferenceReader.reference(Kind.PROJECT, json.readTree("{\"id\": \"p\", \"name\": \"P\", \"public\": true,"
                + " \"billable\": false, \"color\": \"#000000\", \"note\": \"\", \"estimate\": {\"estimate\": \"PT1H30M\", \"type\": \"MANUAL\"}}"));
        Reference task = ReferenceReader.reference(Kind.TASK, json.readTree("{\"id\": \"t\", \"status\": \"DONE\", \"estimate\": \"PT0S\","
                + " \"assigneeIds\": [\"b\", \"a\", \"b\", 7]}"));
        Reference client = ReferenceReader.reference(Kind.CLIENT, json.readTree("{\"id\": \"c\", \"email\": null, \"currencyCode\": \"EUR\"}"));

        assertThat(project.details()).containsOnly(entry("public", true), entry("billable", false), entry("color", "#000000"),
                entry("note", null), entry("estimate_seconds", 5400L));
        assertThat(task.details()).containsOnly(entry("status", "DONE"), entry("estimate_seconds", null), entry("assignee_ids", "[\"a\",\"b\"]"));
        assertThat(client.details()).containsOnly(entry("email", null), entry("currency", "EUR"));
        assertThat(ReferenceReader.reference(Kind.TASK, json.readTree("{\"id\": \"u\", \"assigneeIds\": null, \"estimate\": \"60000\"}"))
                .details()).containsOnly(entry("assignee_ids", "[]"), entry("estimate_seconds", 60L));
    }
}
