package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads entries in the form of events. */
final class EntryRows {

    /** The columns of the view, then the further ones of the table. */
    private static final Map<String, Column.Type> COLUMNS = columns();

    private static final int AT_ONCE = 1000;

    private final Database database;
    private final ObjectMapper json;

    EntryRows(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private static Map<String, Column.Type> columns() {
        Map<String, Column.Type> columns = new LinkedHashMap<>();
        List.of("event_id", "source", "integration", "type", "occurred_at", "ended_at", "duration_seconds", "employee_id",
                "employee_name", "team", "actor_email", "user_id", "workspace_id", "workspace_name", "time_entry_id", "project_name",
                "client_name", "task_name", "tags", "billable", "title").forEach(column -> columns.put(column, Column.Type.TEXT));
        columns.put("occurred_at", Column.STARTED_AT.type());
        Stream.of(Column.values()).filter(column -> column != Column.STARTED_AT)
                .forEach(column -> columns.put(column.label(), column.type()));
        return columns;
    }

    /** The stored and not deleted entries of these ids, by id, ordered by start. */
    Map<String, EntryRow> read(String workspaceId, Collection<String> ids) {
        Map<String, EntryRow> rows = new LinkedHashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            database.statement("entry-rows/entries", "workspace_id", workspaceId,
                    "ids", database.idTable(all.subList(from, Math.min(all.size(), from + AT_ONCE)))).query(row -> {
                        rows.put(row.getString("time_entry_id"), row(row));
                    });
        }
        return rows;
    }

    /** The names of a workspace and of some entries' users. */
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
        for (Map.Entry<String, Column.Type> column : COLUMNS.entrySet()) {
            String name = column.getKey();
            columns.put(name, switch (column.getValue()) {
                case ID, TEXT, WORD -> row.getString(name);
                case FLAG -> row.getObject(name, Boolean.class);
                case SECONDS, AN_HOUR, AMOUNT -> row.getObject(name, Long.class);
                case TIME -> text(database.instant(row, name));
                case LIST, FIELDS -> value(row.getString(name));
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
