package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.TimeEntry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stored projects, clients, tasks and tags of one workspace, cached during a run.
 *
 * <p>Used by one thread at a time.
 */
final class KnownReferences {

    private final Map<Reference.Kind, Map<String, Reference>> byKind = new EnumMap<>(Reference.Kind.class);
    private final KnownReferences below;
    private boolean loaded;

    KnownReferences() {
        this(null);
    }

    /** @param below the fallback for unknown ids; null for none */
    KnownReferences(KnownReferences below) {
        this.below = below;
    }

    boolean loaded() {
        return loaded;
    }

    void load(Iterable<Reference> stored) {
        byKind.clear();
        stored.forEach(this::put);
        loaded = true;
    }

    boolean isEmpty(Reference.Kind kind) {
        return byKind.getOrDefault(kind, Map.of()).isEmpty();
    }

    /** Empties the cache, because added references may have been rolled back. */
    void clear() {
        byKind.clear();
        loaded = false;
    }

    void put(Reference reference) {
        byKind.computeIfAbsent(reference.kind(), kind -> new HashMap<>()).put(reference.id(), reference);
    }

    /** Whether any known project has this client. */
    boolean isParentOfProject(String clientId) {
        return byKind.getOrDefault(Reference.Kind.PROJECT, Map.of()).values().stream()
                .anyMatch(project -> clientId.equals(project.parentId()));
    }

    /** The reference of an id, or null where the id is null or unknown. */
    Reference get(Reference.Kind kind, String id) {
        Reference own = id == null ? null : byKind.getOrDefault(kind, Map.of()).get(id);
        return own != null || below == null ? own : below.get(kind, id);
    }

    /** The name of an id, or null where the id is null or its name unknown. */
    String name(Reference.Kind kind, String id) {
        Reference reference = get(kind, id);
        return reference == null ? null : reference.name();
    }

    /** Whether the name of an id is known; null needs none. */
    boolean named(Reference.Kind kind, String id) {
        return id == null || name(kind, id) != null;
    }

    /** The name columns for the ids that an entry carries. */
    Map<Column, Object> names(TimeEntry entry) {
        Map<Column, Object> names = new EnumMap<>(Column.class);
        if (entry.carries(Column.PROJECT_ID)) {
            Reference project = get(Reference.Kind.PROJECT, entry.text(Column.PROJECT_ID));
            String clientId = project == null ? null : project.parentId();
            names.put(Column.PROJECT_NAME, project == null ? null : project.name());
            names.put(Column.CLIENT_ID, clientId);
            names.put(Column.CLIENT_NAME, name(Reference.Kind.CLIENT, clientId));
        }
        if (entry.carries(Column.TASK_ID)) {
            names.put(Column.TASK_NAME, name(Reference.Kind.TASK, entry.text(Column.TASK_ID)));
        }
        if (entry.carries(Column.TAG_IDS)) {
            @SuppressWarnings("unchecked")
            List<String> tagIds = (List<String>) entry.get(Column.TAG_IDS);
            names.put(Column.TAGS, tags(tagIds));
        }
        return names;
    }

    /** The names of tags, in the order of their ids; the id itself for an unknown name. */
    List<String> tags(List<String> ids) {
        return ids.isEmpty() ? List.of() : ids.stream()
                .map(id -> named(Reference.Kind.TAG, id) ? name(Reference.Kind.TAG, id) : id)
                .toList();
    }
}
