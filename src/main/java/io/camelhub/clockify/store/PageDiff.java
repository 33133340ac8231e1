package io.camelhub.clockify.store;

import java.time.Instant;
import java.util.List;

/**
 * What a page means for the tables of its workspace.
 *
 * @param at when the page is written, by the database's clock
 * @param inserts entries that are new
 * @param updates entries of which a row is to be written again
 * @param tombstones ids of entries that are to be marked as deleted
 * @param changes the history of those
 * @param counts what the page changed
 */
public record PageDiff(
        String workspaceId,
        Instant at,
        List<StoredEntry> inserts,
        List<StoredEntry> updates,
        List<String> tombstones,
        List<EntryChange> changes,
        PageCounts counts) {
}
