package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * What /deleted tells about one deleted thing; the entry is set for a TIME_ENTRY, the document for all else.
 *
 * @param document what it was like; null where /deleted gives nothing but the id
 * @param userId whom it was about, null for nobody: who sees them sees this
 */
record Deletion(String type, String id, Instant created, Instant deleted, Entry entry, Map<String, Object> document, String userId) {

    Deletion(String type, String id, Instant created, Instant deleted, Entry entry, Map<String, Object> document) {
        this(type, id, created, deleted, entry, document, entry == null ? null : entry.user.id);
    }

    static Deletion of(ResourceRow row, Instant now) {
        String type = row.resource().feedType();
        Map<String, Object> document = Resource.WITH_FIELDS.contains(type) && row.userId() != null ? Map.of("userId", row.userId()) : null;
        return new Deletion(type, row.id(), row.created(), now, null, document, row.userId());
    }
}
