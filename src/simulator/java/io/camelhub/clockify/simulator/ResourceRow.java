package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A row of a resource; a change puts another in its place.
 *
 * @param userId whom it is about; null for nobody
 * @param json as text, which takes a tenth of the memory of a tree
 */
record ResourceRow(Resource resource, String id, String userId, Instant created, Instant updated, String json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ResourceRow of(Resource resource, String id, Instant created, Instant updated, ObjectNode json) {
        String userId = resource.owner() == null ? null : json.at(resource.owner()).asText(null);
        return new ResourceRow(resource, id, userId, created, updated, json.toString());
    }

    /** A copy, which may be changed. */
    ObjectNode tree() {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
