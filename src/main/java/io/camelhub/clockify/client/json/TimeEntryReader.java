package io.camelhub.clockify.client.json;

import static io.camelhub.clockify.client.json.ValueReader.first;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads one time entry: a row of the detailed report, of the per-user list, of the running timers or of the entity changes.
 *
 * <p>The forms differ; see the schemas TimeEntryDto (reports) and TimeEntryWithRatesDtoV1 (core) of Clockify's OpenAPI
 * description. What a row does not carry stays absent. Unknown fields are ignored.
 */
final class TimeEntryReader {

    /** Clockify takes descriptions of 3000 characters; something longer than this is no description. */
    private static final int LONGEST_DESCRIPTION = 65_536;

    private static final int LONGEST_TYPE = 40;

    private final JsonNode row;
    private final ReferenceCollector references;
    private final Map<Column, Object> values = new EnumMap<>(Column.class);

    /** @param references gets the projects, clients, tasks, tags and custom fields that the row names */
    TimeEntryReader(JsonNode row, ReferenceCollector references) {
        this.row = row;
        this.references = references;
    }

    /** @throws BadRowException where the row cannot be stored */
    TimeEntry read() throws BadRowException {
        if (!row.isObject()) {
            throw new BadRowException("a time entry must be a JSON object");
        }
        String id = required(first(row, "_id", "id"), "the entry has no id");
        values.put(Column.USER_ID, references.shared(required(row.get("userId"), "the entry has no user")));
        text("description", Column.DESCRIPTION);
        if (values.get(Column.DESCRIPTION) instanceof String text && text.length() > LONGEST_DESCRIPTION) {
            throw new BadRowException("the description is longer than " + LONGEST_DESCRIPTION + " characters");
        }
        text("type", Column.TYPE);
        values.computeIfPresent(Column.TYPE, (column, type) -> word((String) type));
        flag(row.get("billable"), "billable", Column.BILLABLE);
        flag(first(row, "isLocked", "locked"), "isLocked", Column.LOCKED);
        interval(row.get("timeInterval"));
        project();
        tags(row.path("tags").isArray() ? row.get("tags") : first(row, "tagIds", "tags"));
        customFields(first(row, "customFields", "customFieldValues"));
        kiosk();
        audit();
        rates();
        return new TimeEntry(id, values);
    }

    private void kiosk() throws BadRowException {
        if (row.has("kioskId")) {
            values.put(Column.KIOSK_ID, id(row.get("kioskId")));
        }
    }

    /** What only says how the entry is dealt with spoils no entry: it is taken where it can be. */
    private void audit() {
        reported(Column.APPROVAL_STATUS, word(ValueReader.name(row.get("approvalStatus"))));
        reported(Column.CREATED_AT, ValueReader.instantOrNull(row.path("auditMetadata").get("createdAt")));
        reported(Column.UPDATED_AT, ValueReader.instantOrNull(row.path("auditMetadata").get("updatedAt")));
    }

    /**
     * Rates and amounts, in minor units: objects in the core API, numbers in the report. Null is none as well as not to be seen
     * by this key, so it is not reported.
     */
    private void rates() {
        JsonNode hourly = row.path(row.has("hourlyRate") ? "hourlyRate" : "rate");
        JsonNode cost = row.path("costRate");
        reported(Column.HOURLY_RATE, ValueReader.amount(hourly));
        reported(Column.COST_RATE, ValueReader.amount(cost));
        reported(Column.BILLABLE_AMOUNT, ValueReader.amount(row.get("amount")));
        for (JsonNode amount : row.path("amounts")) {
            switch (amount.path("type").asText()) {
                case "EARNED" -> reported(Column.BILLABLE_AMOUNT, ValueReader.amount(amount.get("value")));
                case "COST" -> reported(Column.COST_AMOUNT, ValueReader.amount(amount.get("value")));
                default -> {
                    // the profit is the difference of these
                }
            }
        }
        // the last of these that there is
        for (JsonNode code : List.of(hourly.path("currency"), cost.path("currency"), row.path("projectCurrency"), row.path("currency"))) {
            reported(Column.CURRENCY, word(ValueReader.name(code)));
        }
    }

    private void reported(Column column, Object value) {
        if (value != null) {
            values.put(column, value);
        }
    }

    private void text(String field, Column column) throws BadRowException {
        if (row.has(field)) {
            values.put(column, ValueReader.text(row.get(field), field));
        }
    }

    private void flag(JsonNode value, String field, Column column) throws BadRowException {
        if (value != null) {
            values.put(column, ValueReader.flag(value, field));
        }
    }

    private String id(JsonNode node) throws BadRowException {
        return references.shared(ValueReader.id(node));
    }

    private String word(String text) {
        return references.shared(Text.word(text, LONGEST_TYPE));
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
