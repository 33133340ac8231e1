package io.camelhub.clockify.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The projects, clients, tasks, tags and custom fields that the rows of a page name, each once; and the texts that rows share. */
final class ReferenceCollector {

    private final Map<Kind, Map<String, Reference>> references = new EnumMap<>(Kind.class);
    private final Map<String, String> texts = new HashMap<>();

    /** The same text as one object, however many rows have it: several pages wait in memory at once. Null stays null. */
    String shared(String text) {
        return text == null ? null : texts.computeIfAbsent(text, first -> first);
    }

    void add(Reference reference) {
        references.computeIfAbsent(reference.kind(), kind -> new HashMap<>())
                .merge(reference.id(), reference, (present, next) -> next.name() == null ? present : next);
    }

    /**
     * As a row has it. A thousand rows name the same few things: none is made anew that a row before has named just so. Name and
     * parent are null for none; the parent is known where the row has it.
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
