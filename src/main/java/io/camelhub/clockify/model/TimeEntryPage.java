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
 * One page of time entries on its way to the database: the unit of work and of loss.
 *
 * <p>Routes read it, and its entries, in expressions. So no method of either takes an exchange or an exception: Camel's bean cache
 * holds on to the objects of a class that has one.
 *
 * @param integration the integration that read it
 * @param workspaceId the workspace that it is of
 * @param source where it was read: {@code report}, {@code user-list}, {@code running}, {@code feed} or {@code single}
 * @param entriesCount how many rows the whole window has, as the report says; null where none does
 * @param entries the rows that could be read
 * @param references the projects, clients, tasks and tags that the rows name
 * @param users the users that the rows name
 * @param rejected the rows that could not be read
 * @param fields new values of custom fields, of entries that need not be on this page
 * @param last whether no page follows
 * @param keptOut rows that were received and could be read, and that a step of an engineer's own keeps out of the database
 * @param origin what is known of it besides its rows
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
     * What is known of a page besides its rows.
     *
     * @param totalSeconds how long all entries of the whole window are together, as the report says; null where none does
     * @param asked when its request was sent, where that was ahead of its turn, by {@link System#nanoTime} of this process: rows that an
     *     answer to a later request has written since are newer; null where nothing was written between request and answer
     * @param answer what the answer holds besides, for the source that asked; null for nothing
     * @param gone entries that are to be marked as deleted, by their ids, each with how it was found to be gone
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

    /** The page as an answer brings it: nothing is kept out. */
    public TimeEntryPage(
            String integration, String workspaceId, String source, Integer entriesCount, List<TimeEntry> entries,
            List<Reference> references, List<UserRef> users, List<RejectedRow> rejected, List<FieldChange> fields, boolean last) {
        this(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last, List.of(), Origin.NONE);
    }

    /** The page with how long all entries of its window are together; null where that is not known. */
    public TimeEntryPage withTotalSeconds(Long seconds) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(seconds, asked(), answer(), gone()));
    }

    /** The page with when its request was sent, by {@link System#nanoTime}; null where it counts as sent just now. */
    public TimeEntryPage askedAt(Long nanos) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(totalSeconds(), nanos, answer(), gone()));
    }

    /** The page with what its answer holds besides. */
    public TimeEntryPage withAnswer(Object answer) {
        return new TimeEntryPage(integration, workspaceId, source, entriesCount, entries, references, users, rejected, fields, last,
                keptOut, new Origin(totalSeconds(), asked(), answer, gone()));
    }

    /** A page of entries that are to be marked as deleted, by their ids, each with how it was found to be gone. */
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

    /** The page without some of its entries, which are rejected rows instead. */
    public TimeEntryPage rejecting(Map<String, RejectedRow> byId) {
        return byId.isEmpty() ? this : new TimeEntryPage(integration, workspaceId, source, entriesCount,
                entries.stream().filter(entry -> !byId.containsKey(entry.id())).toList(), references, users,
                Stream.concat(rejected.stream(), byId.values().stream()).toList(), fields, last, keptOut, origin);
    }

    /**
     * The page with some of its entries; the others are kept out: they count as received, and are not written.
     *
     * @param rows entries of this page, or maps that have their {@code id}; what else these hold does not count
     * @throws IllegalArgumentException where one of them is no entry of this page
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

    /** How many rows were received, good and bad. */
    public int received() {
        return entries.size() + keptOut.size() + rejected.size();
    }

    /** How long the entries received are together, a timer that runs for nothing; null where a row could not be read. */
    public Long seconds() {
        return rejected.isEmpty() ? all().mapToLong(TimeEntry::seconds).sum() : null;
    }

    /** The entries received, those that are kept out among them. */
    public Stream<TimeEntry> all() {
        return Stream.concat(entries.stream(), keptOut.stream());
    }

    /** The ids of the rows received, as far as they have one. */
    public Set<String> receivedIds() {
        return Stream.concat(all().map(TimeEntry::id), rejected.stream().map(RejectedRow::id).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    /** Without what it says of people: it may come into a log. */
    @Override
    public String toString() {
        return (entries.isEmpty() && !gone().isEmpty() ? gone().size() + " deleted" : entries.size()) + " time entries of workspace " + workspaceId + ", by " + source;
    }
}
