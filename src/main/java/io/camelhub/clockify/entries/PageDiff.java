package io.camelhub.clockify.entries;

import io.camelhub.clockify.outbox.EntryRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The writes that follow from a page.
 *
 * @param at the time of writing, by the database's clock
 * @param inserts new entries
 * @param updates entries whose row is rewritten
 * @param tombstones ids of entries to mark as deleted
 * @param changes rows of their history
 * @param staleDays the UTC days whose activity sums become stale
 * @param counts the numbers of changes
 * @param before the old rows for events, by entry id; null where no events are written
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

    /** Ids of the entries to be rewritten that were stored before, deleted or not. */
    List<String> written() {
        return Stream.concat(updates.stream().map(StoredEntry::id), tombstones.stream()).toList();
    }

    /** The number of changed entries that were deleted before. */
    public int restored() {
        return (int) changes.stream().filter(change -> change.kind().equals("restored")).count();
    }
}
