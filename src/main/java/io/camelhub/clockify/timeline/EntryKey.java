package io.camelhub.clockify.timeline;

import java.time.Instant;
import java.util.Comparator;

/** The key of an entry with its position in the timeline. */
record EntryKey(String workspaceId, String id, Instant startedAt) {

    /** The order of the timeline: the newest first. */
    static final Comparator<EntryKey> NEWEST_FIRST = Comparator.comparing(EntryKey::startedAt).reversed()
            .thenComparing(EntryKey::workspaceId).thenComparing(EntryKey::id);
}
