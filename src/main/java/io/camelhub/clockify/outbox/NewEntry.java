package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A new time entry, as on its page.
 *
 * @param integration its owner
 */
public record NewEntry(String id, String integration, Map<Column, Object> values) {

    /** Encoded only once. */
    private static final Map<Column, SerializableString> NAMES = new EnumMap<>(Column.class);

    private static final List<Column> TIMES = List.of(Column.ENDED_AT, Column.DURATION_SECONDS);

    private static final List<Column> SHOWN =
            List.of(Column.PROJECT_NAME, Column.CLIENT_NAME, Column.TASK_NAME, Column.TAGS, Column.BILLABLE);

    private static final List<Column> BESIDE_THE_VIEW =
            Arrays.stream(Column.values()).filter(column -> !column.is(Column.Trait.SHOWN)).toList();

    static {
        for (Column column : Column.values()) {
            NAMES.put(column, new SerializedString(column.label()));
        }
    }

    String userId() {
        return (String) values.get(Column.USER_ID);
    }

    /** Writes the same JSON that {@link EntryRows} would read after storing, without a query and a map: a backfill has a thousand entries a page. */
    void write(JsonGenerator json, String workspaceId, EntryLabels labels) throws IOException {
        EntryLabels.User user = labels.user(userId());
        json.writeStartObject();
        json.writeStringField("event_id", "clockify:" + workspaceId + ":" + id);
        json.writeStringField("source", "clockify");
        json.writeStringField("integration", integration);
        write(json, Column.TYPE);
        json.writeFieldName("occurred_at");
        write(json, values.get(Column.STARTED_AT));
        write(json, TIMES);
        json.writeStringField("employee_id", user.employeeId());
        json.writeStringField("employee_name", user.employeeName());
        json.writeStringField("team", user.team());
        json.writeStringField("actor_email", user.email());
        write(json, Column.USER_ID);
        json.writeStringField("workspace_id", workspaceId);
        json.writeStringField("workspace_name", labels.workspaceName());
        json.writeStringField("time_entry_id", id);
        write(json, SHOWN);
        json.writeFieldName("title");
        write(json, title());
        write(json, BESIDE_THE_VIEW);
        json.writeObjectFieldStart("previous");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, List<Column> columns) throws IOException {
        for (Column column : columns) {
            write(json, column);
        }
    }

    private void write(JsonGenerator json, Column column) throws IOException {
        json.writeFieldName(NAMES.get(column));
        write(json, values.get(column));
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Instant time) {
            json.writeString(time.toString());
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName((String) field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof CustomField field) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeFieldName("value");
            write(json, field.value());
            json.writeEndObject();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value == null) {
            json.writeNull();
        } else {
            // a number in a custom field
            json.writePOJO(value);
        }
    }

    private Object title() {
        return isBlank(Column.DESCRIPTION) ? values.get(isBlank(Column.TASK_NAME) ? Column.PROJECT_NAME : Column.TASK_NAME) : values.get(Column.DESCRIPTION);
    }

    /** As the view's SQL trim does, only spaces count as blank. */
    private boolean isBlank(Column column) {
        return values.get(column) == null || ((String) values.get(column)).replace(" ", "").isEmpty();
    }
}
