package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.outbox.OutboxEvent;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamDeclaration.Missing;
import io.camelhub.clockify.streamsync.StreamDiff.Change;
import io.camelhub.clockify.streamsync.StreamDiff.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is reported of changes of streams: {@code clockify_stream_change}, and events such as {@code clockify.time-off-request.updated}. */
public final class StreamEvents {

    private static final Set<String> NOTES = Set.of("first_seen_at", "changed_at", "generation");

    private final Database database;
    private final ObjectMapper json;
    private final Outbox outbox;

    public StreamEvents(Database database, ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.json = json;
        this.outbox = outbox;
    }

    /** Adds lines of the history, in the transaction of the change; the first sight of a row is none. */
    void history(StreamDiff diff) {
        StreamDeclaration stream = diff.page().declaration();
        database.table("clockify_stream_change").insert(diff.changes().stream().filter(change -> change.kind() != Kind.CREATED)
                .map(change -> database.row("workspace_id", diff.page().workspaceId(), "stream", stream.name(), "row_key", change.key(),
                        "user_id", change.userId(), "kind", kind(stream, change), "seen_at", diff.at(),
                        "old_values", text(change.kind() == Kind.DELETED ? columns(stream, change.row()) : change.before()),
                        "new_values", text(change.after())))
                .toList());
    }

    private static String kind(StreamDeclaration stream, Change change) {
        return change.kind() == Kind.DELETED && stream.missing() == Missing.LEFT ? "left" : change.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Adds events; nothing where {@code clockify.events.uri} is not set. Their bodies are as {@code StreamSchema} has them. */
    void add(StreamDiff diff) {
        if (!outbox.isEnabled() || diff.changes().isEmpty()) {
            return;
        }
        StreamDeclaration stream = diff.page().declaration();
        List<OutboxEvent> events = diff.changes().stream()
                .filter(change -> change.kind() != Kind.CREATED || !diff.page().origin().first() || outbox.reportsBackfill())
                .map(change -> event(diff, stream, change)).toList();
        outbox.add(events);
    }

    private OutboxEvent event(StreamDiff diff, StreamDeclaration stream, Change change) {
        String workspaceId = diff.page().workspaceId();
        return OutboxEvent.of(stream.event(), workspaceId, change.key(), kind(stream, change), diff.at().toString(), body(stream, workspaceId,
                change.key(), change.row(), change.kind() == Kind.DELETED ? diff.at() : null, plain(change.before())));
    }

    /** @param missingSince since when the row is missing; null where it is there */
    private Map<String, Object> body(StreamDeclaration stream, String workspaceId, String key, Map<String, Object> row, Object missingSince,
            Map<String, Object> previous) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_id", "clockify:" + workspaceId + ":" + stream.event() + ":" + key);
        body.put("source", "clockify");
        body.put("workspace_id", workspaceId);
        body.putAll(columns(stream, row));
        if (stream.missing() == Missing.LEFT) {
            body.put(stream.missing().column(), missingSince == null ? null : missingSince.toString());
        }
        body.put("previous", previous);
        return body;
    }

    /** A row as it is stored. */
    record Stored(String key, Map<String, Object> row) {
    }

    /** Adds an event for each row as it is stored, marked as sent again: the missing ones as deleted, or left. */
    void replay(StreamDeclaration stream, String workspaceId, List<Stored> rows) {
        String version = "replayed " + database.now();
        outbox.addReplayed(rows.stream().map(stored -> {
            Object missingSince = stream.missing().column() == null ? null : stored.row().get(stream.missing().column());
            String what = missingSince == null ? "created" : stream.missing() == Missing.LEFT ? "left" : "deleted";
            return OutboxEvent.of(stream.event(), workspaceId, stored.key(), what, version,
                    body(stream, workspaceId, stored.key(), stored.row(), missingSince, Map.of()));
        }).toList());
    }

    /** The values of a row in the order of its columns, in types of JSON. */
    private Map<String, Object> columns(StreamDeclaration stream, Map<String, Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (StreamColumn column : stream.columns()) {
            values.put(column.name(), plain(row.get(column.name())));
            if (column.employee() != null) {
                values.put(column.employee(), row.get(column.employee()));
            }
        }
        return values;
    }

    private Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((column, value) -> {
            if (!NOTES.contains(column)) {
                plain.put(column, plain(value));
            }
        });
        return plain;
    }

    private Object plain(Object value) {
        try {
            return value instanceof Json text ? text.text() == null ? null : json.readTree(text.text())
                    : value == null || value instanceof Number || value instanceof Boolean
                            ? value instanceof BigDecimal number ? number.stripTrailingZeros() : value : value.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON holds something else", e);
        }
    }

    private String text(Map<String, Object> values) {
        try {
            return json.writeValueAsString(plain(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
