package io.camelhub.clockify.http;

import io.camelhub.clockify.model.FieldChange;
import io.camelhub.clockify.model.TimeEntryPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One page of the change feed.
 *
 * @param entries what it reports of time entries, custom fields, projects, clients, tags and tasks
 * @param entryIds ids of the time entries that it lists, those it lists as deleted among them
 * @param otherIds ids of the other documents that it lists
 * @param times when the time entries were created, updated or deleted, by their ids, where the page has it
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

    /** The same page with these entries, such as those to which the employees are known. */
    public FeedPage with(TimeEntryPage others) {
        return new FeedPage(others, entryIds, otherIds, times, ordered, lastTime);
    }

    /** The same page without what it reports of some custom fields. */
    public FeedPage withoutFields(Predicate<FieldChange> which) {
        List<FieldChange> others = entries.fields().stream().filter(which.negate()).toList();
        return new FeedPage(entries.withFields(others), entryIds, otherIds, times, ordered, lastTime);
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
