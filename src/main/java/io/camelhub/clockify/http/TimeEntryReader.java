package io.camelhub.clockify.http;

import static io.camelhub.clockify.http.ValueReader.first;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.model.TimeEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parses one time entry: a row of the detailed report, of the per-user list, of the running timers or of the entity changes.
 *
 * <p>The forms differ; see the schemas TimeEntryDto (reports) and TimeEntryWithRatesDtoV1 (core) of Clockify's OpenAPI description. A column
 * without a field in the row stays absent. Unknown fields are ignored. {@link Column} says which field a column comes from.
 */
final class TimeEntryReader {

    /** Clockify accepts descriptions of 3000 characters; a text longer than this is invalid. */
    private static final int LONGEST_TEXT = 65_536;

    private static final int LONGEST_WORD = 40;

    private static final List<Column> FIELDS = read(Column.Reading.FIELD);
    private static final List<Column> NOTES = read(Column.Reading.NOTE);
    private static final Map<Column, List<JsonPointer>> PLACES = places();

    private final JsonNode row;
    private final ReferenceCollector references;
    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    /** @param references collects the projects, clients, tasks, tags and custom fields that the row names */
    TimeEntryReader(JsonNode row, ReferenceCollector references) {
        this.row = row;
        this.references = references;
    }

    private static List<Column> read(Column.Reading reading) {
        return Arrays.stream(Column.values()).filter(column -> column.source().reading() == reading).toList();
    }

    private static Map<Column, List<JsonPointer>> places() {
        Map<Column, List<JsonPointer>> places = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            places.put(column, column.source().fields().stream().map(field -> JsonPointer.compile("/" + field)).toList());
        }
        return places;
    }

    /** @throws BadRowException where the row cannot be stored */
    TimeEntry read() throws BadRowException {
        if (!row.isObject()) {
            throw new BadRowException("a time entry must be a JSON object");
        }
        String id = required(first(row, "_id", "id"), "the entry has no id");
        values.put(Column.USER_ID, references.shared(required(row.get("userId"), "the entry has no user")));
        for (Column column : FIELDS) {
            JsonNode value = node(column);
            if (value != null) {
                values.put(column, field(column, value));
            }
        }
        interval(row.get("timeInterval"));
        project();
        tags(row.path("tags").isArray() ? row.get("tags") : first(row, "tagIds", "tags"));
        customFields(first(row, "customFields", "customFieldValues"));
        for (Column column : NOTES) {
            reported(column, note(column, node(column)));
        }
        if (row.has("invoicingInfo")) {
            values.put(Column.INVOICE_ID, references.shared(ValueReader.idOrNull(row.path("invoicingInfo").get("invoiceId"))));
        }
        amounts();
        currency();
        return new TimeEntry(id, values);
    }

    /** The row's field for the column; null where it is missing. */
    private JsonNode node(Column column) {
        for (JsonPointer place : PLACES.get(column)) {
            JsonNode value = row.at(place);
            if (!value.isMissingNode()) {
                return value;
            }
        }
        return null;
    }

    /** The value of a field that the row has. */
    private Object field(Column column, JsonNode value) throws BadRowException {
        String field = column.source().fields().get(0);
        return switch (column.type()) {
            case TEXT -> text(value, field);
            case WORD -> word(ValueReader.text(value, field));
            case FLAG -> ValueReader.flag(value, field);
            case ID -> id(value);
            default -> throw new IllegalStateException(column + " is no plain field: have it read as a note, or by a method of this class");
        };
    }

    private static String text(JsonNode value, String field) throws BadRowException {
        String text = ValueReader.text(value, field);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new BadRowException("the " + field + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** The value of an optional note: null where it cannot be read, because it must never reject an entry. Rates are in minor units. */
    private Object note(Column column, JsonNode value) {
        return switch (column.type()) {
            case WORD -> word(ValueReader.name(value));
            case ID -> references.shared(ValueReader.idOrNull(value));
            case TIME -> ValueReader.instantOrNull(value);
            case AN_HOUR, AMOUNT -> ValueReader.amount(value);
            default -> throw new IllegalStateException(column + " is no note: have it read as a field, or by a method of this class");
        };
    }

    /** Null means no amount, or one that the key may not see, so it counts as not reported. */
    private void amounts() {
        reported(Column.BILLABLE_AMOUNT, ValueReader.amount(row.get("amount")));
        for (JsonNode amount : row.path("amounts")) {
            switch (amount.path("type").asText()) {
                case "EARNED" -> reported(Column.BILLABLE_AMOUNT, ValueReader.amount(amount.get("value")));
                case "COST" -> reported(Column.COST_AMOUNT, ValueReader.amount(amount.get("value")));
                default -> {
                    // PROFIT is the difference of these two
                }
            }
        }
    }

    /** The last currency of: the rates, which are objects in the core API, and the fields of a report's row. */
    private void currency() {
        JsonNode hourly = row.path(row.has("hourlyRate") ? "hourlyRate" : "rate");
        for (JsonNode code : List.of(hourly.path("currency"), row.path("costRate").path("currency"), row.path("projectCurrency"),
                row.path("currency"))) {
            reported(Column.CURRENCY, word(ValueReader.name(code)));
        }
    }

    private void reported(Column column, Object value) {
        if (value != null) {
            values.put(column, value);
        }
    }

    private String id(JsonNode node) throws BadRowException {
        return references.shared(ValueReader.id(node));
    }

    private String word(String text) {
        return references.shared(Text.word(text, LONGEST_WORD));
    }

    private static String required(JsonNode node, String otherwise) throws BadRowException {
        String id = ValueReader.id(node);
        if (id == null) {
            throw new BadRowException(otherwise);
        }
        return id;
    }

    private void interval(JsonNode interval) throws BadRowException {
        if (interval == null || !interval.isObject()) {
            throw new BadRowException("the entry has no timeInterval");
        }
        Instant start = ValueReader.instant(interval.get("start"), "start");
        if (start == null) {
            throw new BadRowException("the entry has no start");
        }
        Instant end = ValueReader.instant(interval.get("end"), "end");
        if (end != null && end.isBefore(start)) {
            throw new BadRowException("the entry starts at " + start + ", after its end at " + end);
        }
        values.put(Column.STARTED_AT, start);
        values.put(Column.ENDED_AT, end);
        values.put(Column.DURATION_SECONDS, end == null ? null : Duration.between(start, end).toSeconds());
    }

    private void project() throws BadRowException {
        JsonNode hydrated = row.path("project");
        String projectId = id(row.has("projectId") ? row.get("projectId") : hydrated.get("id"));
        if (row.has("projectId") || hydrated.isObject()) {
            values.put(Column.PROJECT_ID, projectId);
        }
        if (row.has("taskId") || row.path("task").isObject()) {
            values.put(Column.TASK_ID, id(row.has("taskId") ? row.get("taskId") : row.path("task").get("id")));
        }
        if (projectId != null) {
            boolean named = row.has("projectName");
            JsonNode client = named ? row : hydrated;
            String clientId = ValueReader.id(client.get("clientId"));
            references.add(Kind.PROJECT, projectId, named ? row.get("projectName") : hydrated.get("name"),
                    clientId, client.has("clientId"));
            if (clientId != null) {
                references.add(Kind.CLIENT, clientId, client.get("clientName"), null, false);
            }
        }
        String taskId = (String) values.get(Column.TASK_ID);
        if (taskId != null) {
            references.add(Kind.TASK, taskId, row.has("taskName") ? row.get("taskName") : row.path("task").get("name"),
                    projectId, projectId != null);
        }
    }

    private void tags(JsonNode tags) throws BadRowException {
        if (tags == null) {
            return;
        }
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode tag : tags) {
            String id = id(tag.isObject() ? first(tag, "_id", "id") : tag);
            if (id == null) {
                throw new BadRowException("a tag has no id: " + ValueReader.brief(tag));
            }
            ids.add(id);
            references.add(Kind.TAG, id, tag.isObject() ? tag.get("name") : null, null, false);
        }
        values.put(Column.TAG_IDS, List.copyOf(ids));
    }

    private void customFields(JsonNode fields) throws BadRowException {
        if (fields == null) {
            return;
        }
        TreeMap<String, CustomField> byId = new TreeMap<>();
        for (JsonNode field : fields) {
            String id = id(first(field, "customFieldId", "id"));
            if (id == null) {
                throw new BadRowException("a custom field has no id: " + ValueReader.brief(field));
            }
            String name = references.shared(ValueReader.name(field.get("name")));
            if (name != null) {
                references.add(Kind.CUSTOM_FIELD, id, field.get("name"), null, false);
            }
            JsonNode value = field.get("value");
            if (value != null && !value.isNull()) {
                byId.put(id, new CustomField(name, ValueReader.custom(value)));
            }
        }
        values.put(Column.CUSTOM_FIELDS, byId.isEmpty() ? Map.of() : byId);
    }
}
