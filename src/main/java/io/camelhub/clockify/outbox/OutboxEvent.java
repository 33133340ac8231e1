package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that is to wait.
 *
 * @param kind what it is about: {@code time-entry}, {@code project}, {@code user} and the like
 * @param id of what it is about
 * @param type as in {@code clockify.time-entry.updated}
 * @param version of what it changes, so that the same change made again at another time is another event; never null
 */
public record OutboxEvent(String kind, String workspaceId, String id, String type, String version, Body body) {

    public static final String TIME_ENTRY = "time-entry";

    /** What an event says. */
    @FunctionalInterface
    interface Body {

        /** Writes it as one JSON object. */
        void write(JsonGenerator json) throws IOException;

        /** @param values in types of JSON */
        static Body of(Map<String, Object> values) {
            return json -> json.writePOJO(values);
        }
    }

    /** An event about a time entry. */
    static OutboxEvent ofEntry(String workspaceId, String id, String what, String version, Body body) {
        return new OutboxEvent(TIME_ENTRY, workspaceId, id, "clockify." + TIME_ENTRY + "." + what, version, body);
    }

    /**
     * An event about something that many entries speak of.
     *
     * @param what {@code renamed}, {@code moved}, {@code mapped} or {@code forgotten}
     * @param values as they are now
     * @param previous the same as they were
     * @param entries how many entries it concerns
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
