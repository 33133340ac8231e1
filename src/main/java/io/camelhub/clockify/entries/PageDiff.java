package io.camelhub.clockify.entries;

import io.camelhub.clockify.outbox.EntryRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param before the entries that were there as events tell them, by their ids; null where no event is written
 */
public record PageDiff(
        String workspaceId,
        Instant at,
        List<StoredEntry> inserts,
        List<StoredEntry> updates,
        List<String> tombstones,
        List<EntryChange> changes,
        Set<LocalDate> staleDays,
        PageCounts counts,
        Map<String, EntryRow> before) {

    PageDiff(String workspaceId, Instant at, List<StoredEntry> inserts, List<StoredEntry> updates, List<String> tombstones,
            List<EntryChange> changes, Set<LocalDate> staleDays, PageCounts counts) {
        this(workspaceId, at, inserts, updates, tombstones, changes, staleDays, counts, null);
    }

    PageDiff with(Map<String, EntryRow> entriesBefore) {
        return new PageDiff(workspaceId, at, inserts, updates, tombstones, changes, staleDays, counts, entriesBefore);
    }

    /** The entries that were there, deleted or not, and are to be written. */
    List<String> written() {
        return Stream.concat(updates.stream().map(StoredEntry::id), tombstones.stream()).toList();
    }

    /** How many of the entries that had changed had been deleted. */
    public int restored() {
        return (int) changes.stream().filter(change -> change.kind().equals("restored")).count();
    }
}
