package io.camelhub.clockify.client.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.client.error.BadResponseException;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Reference.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads Clockify's JSON of projects, clients, tags and tasks: pages of its lists, and records of the change feed. */
public final class ReferenceReader {

    private ReferenceReader() {
    }

    /** A page of a list, without the rows that have no id; throws {@link BadResponseException} where it is no list. */
    public static List<Reference> list(Kind kind, JsonNode response) {
        return list(kind, response, row -> reference(kind, row));
    }

    /** A page of the list of a project's tasks; see {@link #list}. */
    public static List<Reference> tasks(String projectId, JsonNode response) {
        return list(Kind.TASK, response, row -> reference(Kind.TASK, row, projectId, true));
    }

    /** The clients that the projects of a list have, where they carry their names. */
    public static List<Reference> clientsOf(JsonNode projects) {
        return list(Kind.PROJECT, projects, row -> {
            String id = ValueReader.idOrNull(row.get("clientId"));
            String name = ValueReader.name(row.get("clientName"));
            return id == null || name == null ? null : new Reference(Kind.CLIENT, id, name, null, false, null);
        });
    }

    private static List<Reference> list(Kind kind, JsonNode response, Function<JsonNode, Reference> reader) {
        if (!response.isArray()) {
            throw new BadResponseException(
                    "Clockify answered something else than a list of " + kind.name().toLowerCase(Locale.ROOT) + "s");
        }
        return StreamSupport.stream(response.spliterator(), false).map(reader).filter(Objects::nonNull).toList();
    }

    /** What a row says of itself; null where it has no id. */
    static Reference reference(Kind kind, JsonNode row) {
        String parent = kind == Kind.PROJECT ? "clientId" : kind == Kind.TASK ? "projectId" : "";
        return reference(kind, row, ValueReader.idOrNull(row.get(parent)), row.has(parent));
    }

    private static Reference reference(Kind kind, JsonNode row, String parentId, boolean parentKnown) {
        String id = ValueReader.idOrNull(row.get("id"));
        if (id == null) {
            return null;
        }
        Boolean archived = row.path("archived").isBoolean() ? row.path("archived").booleanValue() : null;
        if (kind == Kind.TASK && ValueReader.name(row.get("status")) != null) {
            archived = "DONE".equals(row.get("status").textValue());
        }
        return new Reference(kind, id, ValueReader.name(row.get("name")), parentId, parentKnown, archived);
    }
}
