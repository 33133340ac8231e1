package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.Map;

/** What /deleted tells about one deleted thing; the entry is set for a TIME_ENTRY, the document for all else. */
record Deletion(String type, String id, Instant created, Instant deleted, Entry entry, Map<String, Object> document) {
}
