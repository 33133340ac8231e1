package io.camelhub.clockify.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Reference.Kind;
import java.util.Arrays;
import java.util.List;

/** The names of an entry's tags. */
public final class Tags {

    private final Database database;
    private final ObjectMapper json;

    public Tags(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The names of tags, in the order of their ids; an id stands for a name that nobody told. */
    static List<String> names(KnownReferences known, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return ids.stream()
                .map(id -> known.named(Kind.TAG, id) ? known.name(Kind.TAG, id) : id)
                .toList();
    }

    /**
     * Carries a tag's new name into the entries that have it: one statement for all entries with the same tags, of which
     * there are few combinations, however many entries.
     */
    void rename(String workspaceId, KnownReferences known, String tagId) {
        Object now = database.bind(database.now());
        database.statement("tag-combinations")
                .param("workspace_id", workspaceId)
                .param("pattern", "%\"" + tagId.replace("_", "\\_") + "\"%")
                .query(String.class)
                .list()
                .forEach(tagIds -> database.statement("tag-rename")
                        .param("workspace_id", workspaceId)
                        .param("tag_ids", tagIds)
                        .param("tags", text(names(known, ids(tagIds))))
                        .param("now", now)
                        .update());
    }

    List<String> ids(String array) {
        try {
            return "[]".equals(array) ? List.of() : Arrays.asList(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON array of ids: " + array, e);
        }
    }

    private String text(List<String> names) {
        try {
            return json.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
