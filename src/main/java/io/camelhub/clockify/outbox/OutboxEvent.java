package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event to be written into the outbox.
 *
 * @param kind the kind of its subject: {@code time-entry}, {@code project}, {@code user} and so on
 * @param id of its subject
 * @param type such as {@code clockify.time-entry.updated}
 * @param version of the change, so that the same change at another time is another event; never null
 */
public record OutboxEvent(String kind, String workspaceId, String id, String type, String version, Body body) {

    public static final String TIME_ENTRY = "time-entry";

    /** The body of an event. */
    @FunctionalInterface
    interface Body {

        /** Writes it as one JSON object. */
        void write(JsonGenerator json) throws IOException;

        /** @param values in types of JSON */
        static Body of(Map<String, Object> values) {
            return json -> json.writePOJO(values);
        }
    }

    static OutboxEvent ofEntry(String workspaceId, String id, String what, String version, Body body) {
        return new OutboxEvent(TIME_ENTRY, workspaceId, id, "clockify." + TIME_ENTRY + "." + what, version, body);
    }

    /**
     * An event about a row of a stream.
     *
     * @param kind the stream's name with hyphens
     * @param id the key of the row
     * @param what {@code created}, {@code updated}, {@code deleted}, {@code left} or {@code restored}
     * @param values in types of JSON
     */
    public static OutboxEvent of(String kind, String workspaceId, String id, String what, String version, Map<String, Object> values) {
        return new OutboxEvent(kind, workspaceId, id, "clockify." + kind + "." + what, version, Body.of(values));
    }

    /**
     * An event about a subject of many entries.
     *
     * @param what {@code renamed}, {@code moved}, {@code mapped} or {@code forgotten}
     * @param values the new values
     * @param previous the old values
     * @param entries the number of entries
     */
    public static OutboxEvent ofMany(String kind, String workspaceId, String id, String what, String version,
            Map<String, Object> values, Map<String, Object> previous, long entries) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("workspace_id", workspaceId);
        if (!kind.equals("workspace")) {
            body.put(kind + "_id", id);
        }
        body.putAll(values);
        body.put("entries", entries);
        body.put("previous", previous);
        return new OutboxEvent(kind, workspaceId, id, "clockify." + kind + "." + what, version, Body.of(body));
    }
}
