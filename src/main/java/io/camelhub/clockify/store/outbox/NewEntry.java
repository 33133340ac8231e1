package io.camelhub.clockify.store.outbox;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A time entry that is stored for the first time, as its page has it.
 *
 * @param integration its owner
 * @param values the columns' values
 */
public record NewEntry(String id, String integration, Map<Column, Object> values) {

    /** What an event says of an entry's user; each may be null. */
    record Label(String email, String employeeId, String employeeName, String team) {

        static final Label NONE = new Label(null, null, null, null);
    }

    String userId() {
        return (String) values.get(Column.USER_ID);
    }

    /** The row that {@link EntryRows} reads of it once it is stored, without asking the database: a backfill has a thousand a page. */
    EntryRow row(String workspaceId, String workspaceName, Label user) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("event_id", "clockify:" + workspaceId + ":" + id);
        row.put("source", "clockify");
        row.put("integration", integration);
        put(row, Column.TYPE);
        row.put("occurred_at", plain(values.get(Column.STARTED_AT)));
        put(row, Column.ENDED_AT, Column.DURATION_SECONDS);
        row.put("employee_id", user.employeeId());
        row.put("employee_name", user.employeeName());
        row.put("team", user.team());
        row.put("actor_email", user.email());
        put(row, Column.USER_ID);
        row.put("workspace_id", workspaceId);
        row.put("workspace_name", workspaceName);
        row.put("time_entry_id", id);
        put(row, Column.PROJECT_NAME, Column.CLIENT_NAME, Column.TASK_NAME, Column.TAGS, Column.BILLABLE);
        row.put("title", title());
        put(row, Column.DESCRIPTION, Column.LOCKED, Column.PROJECT_ID, Column.CLIENT_ID, Column.TASK_ID, Column.TAG_IDS, Column.CUSTOM_FIELDS,
                Column.CREATED_AT, Column.UPDATED_AT, Column.APPROVAL_STATUS, Column.KIOSK_ID, Column.HOURLY_RATE, Column.COST_RATE,
                Column.BILLABLE_AMOUNT, Column.COST_AMOUNT, Column.CURRENCY);
        return new EntryRow(row, "");
    }

    private void put(Map<String, Object> row, Column... columns) {
        for (Column column : columns) {
            row.put(column.label(), plain(values.get(column)));
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Instant time) {
            return time.toString();
        }
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            fields.forEach((field, of) -> plain.put(field, of instanceof CustomField custom ? named(custom) : of));
            return plain;
        }
        return value;
    }

    private static Map<String, Object> named(CustomField field) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", field.name());
        named.put("value", field.value());
        return named;
    }

    private Object title() {
        return isBlank(Column.DESCRIPTION) ? values.get(isBlank(Column.TASK_NAME) ? Column.PROJECT_NAME : Column.TASK_NAME) : values.get(Column.DESCRIPTION);
    }

    /** As the view's trim has it: of spaces alone. */
    private boolean isBlank(Column column) {
        return values.get(column) == null || ((String) values.get(column)).replace(" ", "").isEmpty();
    }
}
