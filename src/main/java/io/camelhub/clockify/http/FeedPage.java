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
 * @param entries the reported time entries, custom field values, projects, clients, tags and tasks
 * @param entryIds ids of the reported time entries, deleted ones included
 * @param otherIds ids of the other reported documents
 * @param times when the time entries were created, updated or deleted, by id; without those whose record has no time
 * @param ordered whether the records came in the order of their times
 * @param lastTime the time of the last record; null where it is not known
 * @param signals the reported changes of other resources
 */
public record FeedPage(
        TimeEntryPage entries,
        List<String> entryIds,
        List<String> otherIds,
        Map<String, Instant> times,
        boolean ordered,
        Instant lastTime,
        List<Signal> signals) {

    /**
     * Something of a type changed: that is all that is believed of such a record.
     *
     * @param type Clockify's name of the kind of document
     * @param at when, by Clockify's clock; null where the record does not say it
     */
    public record Signal(String type, Instant at) {
    }

    public FeedPage {
        entryIds = List.copyOf(entryIds);
        otherIds = List.copyOf(otherIds);
        times = Map.copyOf(times);
        signals = List.copyOf(signals);
    }

    /** A copy with other entries, such as those with their employees. */
    public FeedPage with(TimeEntryPage others) {
        return new FeedPage(others, entryIds, otherIds, times, ordered, lastTime, signals);
    }

    /** A copy without some of the custom field values. */
    public FeedPage withoutFields(Predicate<FieldChange> which) {
        List<FieldChange> others = entries.fields().stream().filter(which.negate()).toList();
        return new FeedPage(entries.withFields(others), entryIds, otherIds, times, ordered, lastTime, signals);
    }

    /** The number of rows received. */
    public int size() {
        return entryIds.size() + otherIds.size();
    }

    /** The ids of all rows; ids that are not of time entries get the prefix. */
    public List<String> records(String prefix) {
        List<String> records = new ArrayList<>(entryIds);
        otherIds.forEach(id -> records.add(prefix + id));
        return records;
    }
}
