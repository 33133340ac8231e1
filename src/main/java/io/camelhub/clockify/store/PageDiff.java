package io.camelhub.clockify.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a page means for the tables of its workspace.
 *
 * @param at when the page is written, by the database's clock
 * @param inserts entries that are new
 * @param updates entries of which a row is to be written again
 * @param tombstones ids of entries that are to be marked as deleted
 * @param changes the history of those
 * @param staleDays the UTC days of whose entries the sums of activity are otherwise now
 * @param counts what the page changed
 */
public record PageDiff(
        String workspaceId,
        Instant at,
        List<StoredEntry> inserts,
        List<StoredEntry> updates,
        List<String> tombstones,
        List<EntryChange> changes,
        Set<LocalDate> staleDays,
        PageCounts counts) {

    /** How many of the entries that had changed had been deleted. */
    public int restored() {
        return (int) changes.stream().filter(change -> change.kind().equals("restored")).count();
    }
}
