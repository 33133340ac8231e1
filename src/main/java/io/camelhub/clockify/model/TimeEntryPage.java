package io.camelhub.clockify.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of time entries on its way to the database: what one transaction writes.
 *
 * <p>Routes read it and its entries in expressions. So no method of either takes an exchange or an exception: Camel's bean cache would hold on to
 * the objects of such a class.
 *
 * @param integration the integration that read it
 * @param workspaceId the workspace's id
 * @param source where it was read: {@code report}, {@code user-list}, {@code running}, {@code feed} or {@code single}
 * @param entriesCount the number of rows of the whole window, from the report; null from other sources
 * @param entries the rows that could be read
 * @param references the projects, clients, tasks and tags named in the rows
 * @param users the users named in the rows
 * @param rejected the rows that could not be read
 * @param fields new values of custom fields, also of entries that are not on this page
 * @param last whether no page follows
 * @param keptOut rows that were received and read, but that a route of the host keeps out of the database
 * @param origin facts about the page besides its rows
 */
public record TimeEntryPage(
        @JsonProperty("integration") String integration,
        @JsonProperty("workspace_id") String workspaceId,
        @JsonProperty("source") String source,
        @JsonProperty("entries_count") Integer entriesCount,
        @JsonProperty("entries") List<TimeEntry> entries,
        @JsonProperty("references") List<Reference> references,
        @JsonProperty("users") List<UserRef> users,
        @JsonProperty("rejected") List<RejectedRow> rejected,
        @JsonProperty("fields") List<FieldChange> fields,
        @JsonProperty("last") boolean last,
        @JsonIgnore List<TimeEntry> keptOut,
        @JsonIgnore Origin origin) {

    /**
     * Facts about a page besides its rows.
     *
     * @param totalSeconds the duration of all entries of the window together, from the report; null from other sources
     * @param asked the {@link System#nanoTime} at which a prefetched request was sent: rows written since then from later requests are newer. Null
     *     where nothing was written between request and answer
     * @param answer the rest of the answer, for the page source that sent the request; null for none
     * @param gone the entries to mark as deleted: id to the way in which the deletion was found
     */
    public record Origin(Long totalSeconds, Long asked, Object answer, Map<String, String> gone) {

        static final Origin NONE = new Origin(null, null, null, Map.of());

        public Origin {
            gone = Collections.unmodifiableMap(new LinkedHashMap<>(gone));
        }
    }

    public TimeEntryPage {
        entries = List.copyOf(entries);
        references = List.copyOf(references);
        users = List.copyOf(users);
        rejected = List.copyOf(rejected);
        fields = List.copyOf(fields);
        keptOut = List.copyOf(keptOut);
    }

    /** A page as received, with nothing kept out. */
    public TimeEntryPage(
            String integration, String workspaceId, String source, Integer entriesCount, List<TimeEntry> entries,
            List<Reference> references, List<UserRef> users, List<RejectedRow> rejected, List<FieldChange> fields, boolean last) {
        this(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last, List.of(), Origin.NONE);
    }

    /** A copy with the duration of all entries of its window together; null where it is not known. */
    public TimeEntryPage withTotalSeconds(Long seconds) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(seconds, asked(), answer(), gone()));
    }

    /** A copy with the {@link System#nanoTime} at which its request was sent; null for just now. */
    public TimeEntryPage askedAt(Long nanos) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(totalSeconds(), nanos, answer(), gone()));
    }

    /** A copy with the rest of its answer. */
    public TimeEntryPage withAnswer(Object answer) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(totalSeconds(), asked(), answer, gone()));
    }

    /**
     * A page of deletions only.
     *
     * @param gone the entries to mark as deleted: id to the way in which the deletion was found
     */
    public static TimeEntryPage ofGone(String integration, String workspaceId, Map<String, String> gone) {
        return new TimeEntryPage(integration, workspaceId, "single", null, List.of(), List.of(), List.of(), List.of(), List.of(), true,
                List.of(), new Origin(null, null, null, gone));
    }

    /** @see Origin#totalSeconds */
    @JsonIgnore
    public Long totalSeconds() {
        return origin.totalSeconds();
    }

    /** @see Origin#asked */
    @JsonIgnore
    public Long asked() {
        return origin.asked();
    }

    /** @see Origin#answer */
    @JsonIgnore
    public Object answer() {
        return origin.answer();
    }

    /** @see Origin#gone */
    @JsonIgnore
    public Map<String, String> gone() {
        return origin.gone();
    }

    public TimeEntryPage withFields(List<FieldChange> others) {
        return new TimeEntryPage(
                integration, workspaceId, source, entriesCount, entries, references, users, rejected, others, last, keptOut,
                origin);
    }

    /** A copy in which some entries, by id, are rejected rows instead. */
    public TimeEntryPage rejecting(Map<String, RejectedRow> byId) {
        return byId.isEmpty() ? this : new TimeEntryPage(integration, workspaceId, source, entriesCount,
                entries.stream().filter(entry -> !byId.containsKey(entry.id())).toList(), references, users,
                Stream.concat(rejected.stream(), byId.values().stream()).toList(), fields, last, keptOut, origin);
    }

    /**
     * A copy with only some of its entries; the others are kept out: they count as received, and are not written.
     *
     * @param rows entries of this page, or maps with their {@code id}; other keys are ignored
     * @throws IllegalArgumentException where a row is not an entry of this page
     */
    public TimeEntryPage keeping(Collection<?> rows) {
        Map<Object, TimeEntry> byId = entries.stream().collect(Collectors.toMap(TimeEntry::id, entry -> entry, (one, other) -> other));
        Set<Object> ids = new HashSet<>();
        for (Object row : rows) {
            Object id = row instanceof Map<?, ?> map ? map.get("id") : null;
            if (!byId.containsKey(id)) {
                throw new IllegalArgumentException("what is to be kept of a page must be its entries, each with its id: "
                        + (row instanceof Map ? id : row == null ? null : row.getClass().getName()) + " is none");
            }
            ids.add(id);
        }
        Map<Boolean, List<TimeEntry>> parts = entries.stream().collect(Collectors.partitioningBy(entry -> ids.contains(entry.id())));
        List<FieldChange> others = fields.stream()
                .filter(field -> !byId.containsKey(field.timeEntryId()) || ids.contains(field.timeEntryId()))
                .toList();
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, parts.get(true), references, users, rejected, others,
                last, Stream.concat(keptOut.stream(), parts.get(false).stream()).toList(), origin);
    }

    /** The number of rows received, rejected ones included. */
    public int received() {
        return entries.size() + keptOut.size() + rejected.size();
    }

    /** The duration of the received entries together, 0 for a running timer; null where a row could not be read. */
    public Long seconds() {
        return rejected.isEmpty() ? all().mapToLong(TimeEntry::seconds).sum() : null;
    }

    /** The received entries, with those that are kept out. */
    public Stream<TimeEntry> all() {
        return Stream.concat(entries.stream(), keptOut.stream());
    }

    /** The ids of the received rows, without rejected rows that have no id. */
    public Set<String> receivedIds() {
        return Stream.concat(all().map(TimeEntry::id), rejected.stream().map(RejectedRow::id).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    /** Without personal data, because it may come into a log. */
    @Override
    public String toString() {
        return (entries.isEmpty() && !gone().isEmpty() ? gone().size() + " deleted" : entries.size()) + " time entries of workspace " + workspaceId + ", by " + source;
    }
}
