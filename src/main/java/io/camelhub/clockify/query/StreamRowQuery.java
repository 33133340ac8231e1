package io.camelhub.clockify.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import io.camelhub.clockify.stream.StreamCatalogue;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains rows of streams by their ids: since when they are here, what became of them, and when they were last compared. */
public final class StreamRowQuery {

    private static final String ID = "id";

    private final Database database;
    private final StreamCatalogue catalogue;
    private final StreamTables tables;
    private final ObjectMapper json;

    public StreamRowQuery(Database database, StreamCatalogue catalogue, StreamTables tables, ObjectMapper json) {
        this.database = database;
        this.catalogue = catalogue;
        this.tables = tables;
        this.json = json;
    }

    /**
     * A stored row of a stream.
     *
     * @param workspace its name; null if not known
     * @param key the values of its key, with a slash between them
     * @param people employees and users whom it names, such as {@code user_id 64a6..., employee e17}
     * @param firstSeenAt null for a name, which may have come in several ways
     * @param changedAt null as firstSeenAt
     * @param missing what became of it: {@code deleted_at} or {@code left_list_at}; null for a stream whose missing rows mean nothing
     * @param missingAt since when; null while it is listed
     * @param integration which reads the stream; null for none yet
     * @param comparedAt when the stream was last read to its end; null for never
     * @param problem what is wrong with the stream, in plain words; null for nothing
     * @param changes the oldest first
     */
    public record Row(String stream, String workspaceId, String workspace, String key, List<String> people, Instant firstSeenAt, Instant changedAt,
            String missing, Instant missingAt, String integration, Instant comparedAt, String problem, List<EntryChange> changes) {
    }

    /** The rows that have an id of Clockify's, of all streams whose tables are as declared; a user's id names none. */
    public List<Row> rows(String id) {
        List<Row> rows = new ArrayList<>();
        Set<String> stored = database.table("clockify_stream").select("stream").distinct().notNull("personal").set(String.class);
        for (StreamDeclaration stream : catalogue.declared().streams()) {
            if ((stream.names() || stored.contains(stream.name())) && stream.key().contains(ID) && tables.ddl(stream).isEmpty()) {
                Select found = database.table(stream.table()).select(columns(stream)).where(ID, id).orderBy("workspace_id");
                rows.addAll(found.list((row, index) -> row(stream, row)));
            }
        }
        return rows;
    }

    private static String[] columns(StreamDeclaration stream) {
        List<String> columns = new ArrayList<>(List.of("workspace_id"));
        if (!stream.names()) {
            columns.addAll(List.of("first_seen_at", "changed_at"));
        }
        columns.addAll(stream.key());
        stream.people().forEach(column -> columns.addAll(List.of(column.name(), column.employee())));
        if (stream.missing().column() != null) {
            columns.add(stream.missing().column());
        }
        return columns.stream().distinct().toArray(String[]::new);
    }

    private Row row(StreamDeclaration stream, ResultSet row) throws SQLException {
        String workspaceId = row.getString("workspace_id");
        List<String> key = new ArrayList<>();
        for (StreamColumn column : stream.keyColumns()) {
            key.add(switch (column.type()) {
                case TIME -> database.instant(row, column.name()).toString();
                default -> row.getString(column.name());
            });
        }
        List<String> people = new ArrayList<>();
        for (StreamColumn column : stream.people()) {
            String user = row.getString(column.name());
            String employee = row.getString(column.employee());
            if (user != null) {
                people.add(column.name() + " " + user + (employee == null ? "" : ", employee " + employee));
            }
        }
        String missing = stream.missing().column();
        String rowKey = String.join("/", key);
        State state = database.table("clockify_stream").select("integration", "whole_at", "problem").where("workspace_id", workspaceId)
                .where("stream", stream.name()).optional(State.class).orElse(new State(null, null, null));
        return new Row(stream.name(), workspaceId, name(workspaceId), rowKey, people,
                stream.names() ? null : database.instant(row, "first_seen_at"), stream.names() ? null : database.instant(row, "changed_at"), missing,
                missing == null ? null : database.instant(row, missing), state.integration(), state.wholeAt(), state.problem(),
                changes(stream, workspaceId, rowKey));
    }

    private record State(String integration, Instant wholeAt, String problem) {
    }

    private String name(String workspaceId) {
        return database.table("clockify_workspace").select("name").where(ID, workspaceId).optional(String.class).orElse(null);
    }

    private List<EntryChange> changes(StreamDeclaration stream, String workspaceId, String key) {
        return database.table("clockify_stream_change").select("kind", "seen_at", "old_values", "new_values").where("workspace_id", workspaceId)
                .where("stream", stream.name()).where("row_key", key).orderBy(ID)
                .list((row, index) -> new EntryChange(workspaceId, key, row.getString("kind"), null, database.instant(row, "seen_at"),
                        values(row.getString("old_values")), values(row.getString("new_values"))));
    }

    private Map<String, Object> values(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Object>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("clockify_stream_change holds something else than JSON objects", e);
        }
    }
}
