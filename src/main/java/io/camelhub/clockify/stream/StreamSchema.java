package io.camelhub.clockify.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.stream.StreamDeclaration.Missing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of the events of a stream, which follows from its declaration. */
public final class StreamSchema {

    private StreamSchema() {
    }

    /** The schema of the body of all events of a stream. */
    public static ObjectNode of(StreamDeclaration stream) {
        if (stream.names()) {
            return ofNames(stream);
        }
        String type = "clockify." + stream.event();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:camelhub:clockify:" + stream.event() + ":1");
        schema.put("title", stream.about());
        schema.put("description", "Body of " + type + ".created, .updated" + switch (stream.missing()) {
            case DELETED -> ", .deleted and .restored: the row as it is, or was before it was deleted";
            case LEFT -> ", .left and .restored: the row as it is, or was when it was last listed";
            case NOTHING -> ": the row as it is";
        } + ".");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        properties.putObject("event_id").put("type", "string").put("description", "clockify:<workspace id>:" + stream.event() + ":<key>; the same for ever");
        properties.putObject("source").put("const", "clockify");
        properties.putObject("workspace_id").put("type", "string");
        for (StreamColumn column : stream.columns()) {
            properties.set(column.name(), typed(column, !stream.key().contains(column.name())).put("description", StreamTables.comment(column)));
            previous.set(column.name(), typed(column, true));
            if (column.employee() != null) {
                properties.set(column.employee(), orNull("string").put("description", StreamTables.employeeComment(column)));
            }
        }
        if (stream.missing() == Missing.LEFT) {
            properties.set(stream.missing().column(), orNull("string").put("format", "date-time").put("description", StreamTables.missingComment(stream)));
        }
        ObjectNode before = properties.putObject("previous").put("type", "object");
        before.set("properties", previous);
        before.put("additionalProperties", false).put("description", "the values that changed, as they were; empty where the event is of no update");
        properties.fieldNames().forEachRemaining(schema.putArray("required")::add);
        return schema.put("additionalProperties", false);
    }

    /** What is sent of names is written down in the jar: a rename is one event for all entries. */
    private static ObjectNode ofNames(StreamDeclaration stream) {
        try (InputStream schema = StreamSchema.class.getResourceAsStream("/clockify/events/" + stream.event() + ".schema.json")) {
            return (ObjectNode) new ObjectMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode typed(StreamColumn column, boolean orNull) {
        String type = switch (column.type()) {
            case ID, WORD, TEXT, DATE, TIME -> "string";
            case INT, DURATION, MINOR -> "integer";
            case DECIMAL -> "number";
            case BOOL -> "boolean";
            // whatever Clockify has there
            case JSON -> null;
        };
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        if (type != null && orNull) {
            typed = orNull(type);
        } else if (type != null) {
            typed.put("type", type);
        }
        return switch (column.type()) {
            case DATE -> typed.put("format", "date");
            case TIME -> typed.put("format", "date-time");
            default -> typed;
        };
    }

    private static ObjectNode orNull(String type) {
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        typed.putArray("type").add(type).add("null");
        return typed;
    }
}
