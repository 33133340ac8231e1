package io.camelhub.clockify.store.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads entries as events tell them. */
final class EntryRows {

    /** What a column holds. */
    private enum Type {
        TEXT, FLAG, NUMBER, TIME, JSON
    }

    /** First the columns of the view, then those of the table beside them. */
    private static final Map<String, Type> COLUMNS = columns();

    private static final int AT_ONCE = 1000;

    private final Database database;
    private final ObjectMapper json;

    EntryRows(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private static Map<String, Type> columns() {
        Map<String, Type> columns = new LinkedHashMap<>();
        List.of("event_id", "source", "integration", "type", "occurred_at", "ended_at", "duration_seconds", "employee_id",
                "employee_name", "team", "actor_email", "user_id", "workspace_id", "workspace_name", "time_entry_id", "project_name",
                "client_name", "task_name", "tags", "billable", "title",
                "description", "locked", "project_id", "client_id", "task_id", "tag_ids", "custom_fields", "created_at", "updated_at",
                "approval_status", "kiosk_id", "hourly_rate", "cost_rate", "billable_amount", "cost_amount", "currency")
                .forEach(column -> columns.put(column, type(column)));
        return columns;
    }

    private static Type type(String column) {
        return switch (column) {
            case "occurred_at", "ended_at", "created_at", "updated_at" -> Type.TIME;
            case "duration_seconds", "hourly_rate", "cost_rate", "billable_amount", "cost_amount" -> Type.NUMBER;
            case "billable", "locked" -> Type.FLAG;
            case "tags", "tag_ids", "custom_fields" -> Type.JSON;
            default -> Type.TEXT;
        };
    }

    /** Those of some entries that are there and not deleted, by their ids, in the order of their start. */
    Map<String, EntryRow> read(String workspaceId, Collection<String> ids) {
        Map<String, EntryRow> rows = new LinkedHashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            database.statement("entry-rows/entries", "workspace_id", workspaceId,
                    "ids", database.ids(all.subList(from, Math.min(all.size(), from + AT_ONCE)))).query(row -> {
                        rows.put(row.getString("time_entry_id"), row(row));
                    });
        }
        return rows;
    }

    /** What events say of a workspace, and of the users of some entries. */
    EntryLabels labels(String workspaceId, Collection<String> userIds) {
        Map<String, EntryLabels.User> users = new HashMap<>();
        String[] workspaceName = new String[1];
        database.statement("entry-rows/labels", "workspace_id", workspaceId, "ids", userIds).query(row -> {
            workspaceName[0] = row.getString("workspace_name");
            users.put(row.getString("id"), new EntryLabels.User(
                    row.getString("email"), row.getString("employee_id"), row.getString("full_name"), row.getString("team")));
        });
        return new EntryLabels(workspaceName[0], users);
    }

    private EntryRow row(ResultSet row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Map.Entry<String, Type> column : COLUMNS.entrySet()) {
            String name = column.getKey();
            columns.put(name, switch (column.getValue()) {
                case TEXT -> row.getString(name);
                case FLAG -> row.getObject(name, Boolean.class);
                case NUMBER -> row.getObject(name, Long.class);
                case TIME -> text(database.instant(row, name));
                case JSON -> value(row.getString(name));
            });
        }
        return new EntryRow(columns, text(database.instant(row, "changed_at")));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private Object value(String text) {
        if (text == null) {
            return null;
        }
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds something else than it should: " + text, e);
        }
    }
}
