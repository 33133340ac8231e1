package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the projects, clients, tasks, tags and custom fields named in a page's rows, each once, and shares equal texts between rows. */
final class ReferenceCollector {

    private final Map<Kind, Map<String, Reference>> references = new EnumMap<>(Kind.class);
    private final Map<String, String> texts = new HashMap<>();

    /** One object for all equal texts, because several pages are in memory at once. Null stays null. */
    String shared(String text) {
        return text == null ? null : texts.computeIfAbsent(text, first -> first);
    }

    void add(Reference reference) {
        references.computeIfAbsent(reference.kind(), kind -> new HashMap<>())
                .merge(reference.id(), reference, (present, next) -> next.name() == null ? present : next);
    }

    /**
     * Adds the reference of a row. Most rows of a page repeat the same few, so an equal one is not built again. Name and parent are null for none;
     * {@code parentKnown} says whether the row has the parent.
     */
    void add(Kind kind, String id, JsonNode name, String parentId, boolean parentKnown) {
        Map<String, Reference> ofKind = references.get(kind);
        Reference present = ofKind == null ? null : ofKind.get(id);
        if (present == null || present.name() == null || name == null || !present.name().equals(name.textValue())
                || present.parentKnown() != parentKnown || !Objects.equals(present.parentId(), parentId)) {
            add(new Reference(kind, id, ValueReader.name(name), parentId, parentKnown, null));
        }
    }

    List<Reference> list() {
        return references.values().stream().flatMap(ofKind -> ofKind.values().stream()).toList();
    }
}
