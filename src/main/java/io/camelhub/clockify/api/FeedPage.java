package io.camelhub.clockify.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One page of the change feed.
 *
 * @param entries what it tells of time entries, custom fields, projects, clients, tags and tasks
 * @param entryIds ids of the time entries that it lists, those it lists as deleted among them
 * @param otherIds ids of the other documents that it lists
 * @param times when the time entries were created, updated or deleted, by their ids; those of which it is told
 * @param ordered whether the records came in the order of their times
 * @param lastTime the time of the last record, or null
 */
public record FeedPage(
        TimeEntryPage entries,
        List<String> entryIds,
        List<String> otherIds,
        Map<String, Instant> times,
        boolean ordered,
        Instant lastTime) {

    public FeedPage {
        entryIds = List.copyOf(entryIds);
        otherIds = List.copyOf(otherIds);
        times = Map.copyOf(times);
    }

    /** Rows received. */
    public int size() {
        return entryIds.size() + otherIds.size();
    }

    /** The ids of all rows; those that are no time entries behind a prefix. */
    public List<String> records(String prefix) {
        List<String> records = new ArrayList<>(entryIds);
        otherIds.forEach(id -> records.add(prefix + id));
        return records;
    }
}
