package io.camelhub.clockify.entries;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.FieldChange;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares a page of time entries with the stored ones, column by column: an unchanged value is not written, a column that the source does not
 * carry is neither erased nor compared, and a first report of a column is not a change.
 */
@Decision
final class PageDiffer {

    /** The columns that the activity sums depend on. */
    private static final Set<Column> SUMMED_BY = EnumSet.of(
            Column.USER_ID, Column.PROJECT_ID, Column.TYPE, Column.BILLABLE, Column.STARTED_AT, Column.ENDED_AT);

    private final StoreContext run;
    private final TimeEntryPage page;
    private final Map<String, StoredEntry> stored;
    private final KnownReferences names;
    private final Instant now;
    private final List<StoredEntry> inserts = new ArrayList<>();
    private final List<StoredEntry> updates = new ArrayList<>();
    private final List<EntryChange> changes = new ArrayList<>();
    private final Set<LocalDate> staleDays = new TreeSet<>();
    private int changed;
    private int unchanged;

    private PageDiffer(StoreContext run, TimeEntryPage page, Map<String, StoredEntry> stored, Instant now) {
        this.run = run;
        this.page = page;
        this.stored = stored;
        this.names = run.stored().references;
        this.now = now;
    }

    /** The ids of all entries in a page, also of those with only custom fields. */
    static Set<String> ids(TimeEntryPage page) {
        Set<String> ids = new LinkedHashSet<>();
        page.entries().forEach(entry -> ids.add(entry.id()));
        page.fields().forEach(field -> ids.add(field.timeEntryId()));
        return ids;
    }

    /**
     * The writes that follow from a page, whose references are already stored.
     *
     * @param stored the stored ones of its entries, by id
     */
    static PageDiff diff(StoreContext run, TimeEntryPage page, Map<String, StoredEntry> stored, Instant now) {
        Map<String, TimeEntry> entries = new HashMap<>();
        page.entries().forEach(entry -> entries.put(entry.id(), entry));
        Map<String, List<FieldChange>> fields = new HashMap<>();
        page.fields().forEach(field ->
                fields.computeIfAbsent(field.timeEntryId(), none -> new ArrayList<>()).add(field));
        PageDiffer differ = new PageDiffer(run, page, stored, now);
        ids(page).forEach(id -> differ.diff(id, entries.get(id), fields.getOrDefault(id, List.of())));
        PageCounts counts = new PageCounts(
                page.received(), differ.inserts.size(), differ.changed, 0, differ.unchanged, page.rejected().size());
        return new PageDiff(
                page.workspaceId(), now, differ.inserts, differ.updates, List.of(), differ.changes, differ.staleDays, counts);
    }

    /**
     * The writes that mark entries as deleted; already deleted ones are unchanged.
     *
     * @param sources how each deletion was found, by entry id
     */
    static PageDiff gone(String workspaceId, Map<String, StoredEntry> stored, Map<String, String> sources, Instant now) {
        List<EntryChange> changes = new ArrayList<>();
        Set<LocalDate> staleDays = new TreeSet<>();
        stored.forEach((id, entry) -> {
            if (entry.deletedAt() == null) {
                addDay(staleDays, entry.values());
                Map<String, Object> before = new LinkedHashMap<>();
                entry.values().forEach((column, value) -> before.put(column.label(), plain(value)));
                changes.add(new EntryChange(id, "deleted", sources.get(id), before, Map.of()));
            }
        });
        List<String> ids = changes.stream().map(EntryChange::timeEntryId).toList();
        return new PageDiff(workspaceId, now, List.of(), List.of(), ids, changes, staleDays,
                new PageCounts(0, 0, 0, ids.size(), 0, 0));
    }

    /** Adds the start day of an entry that the sums include; a running timer is not included. */
    private static void addDay(Set<LocalDate> days, Map<Column, Object> values) {
        if (values.get(Column.ENDED_AT) != null) {
            days.add(LocalDate.ofInstant((Instant) values.get(Column.STARTED_AT), ZoneOffset.UTC));
        }
    }

    /** @param entry null where only some of its custom fields are reported */
    private void diff(String id, TimeEntry entry, List<FieldChange> fields) {
        StoredEntry before = stored.get(id);
        List<FieldChange> kept = isErased(entry, before) ? List.of() : fields;
        if (before != null) {
            Map<Column, Object> reported = new EnumMap<>(Column.class);
            if (entry != null) {
                reported.putAll(entry.columns());
            }
            if (!kept.isEmpty()) {
                reported.put(Column.CUSTOM_FIELDS, changed(before.values().get(Column.CUSTOM_FIELDS), kept));
            }
            compare(id, reported, entry, before);
        } else if (entry != null && run.keptOut(entry.userId(), entry.startedAt(), entry.running()) == null) {
            insert(entry, kept);
        }
    }

    /** Whether the entry is an erased person's: the feed reports custom fields without a user, so the stored entry decides. */
    private static boolean isErased(TimeEntry entry, StoredEntry before) {
        return entry != null && UserRef.isPseudonym(entry.userId())
                || before != null && UserRef.isPseudonym((String) before.values().get(Column.USER_ID));
    }

    private void insert(TimeEntry entry, List<FieldChange> fields) {
        EnumMap<Column, Object> values = new EnumMap<>(entry.columns());
        // the feed may report only some of the entry's custom fields
        int observed = observed(values.keySet(), 0);
        values.putIfAbsent(Column.TAG_IDS, List.of());
        values.put(Column.CUSTOM_FIELDS, named(changed(values.get(Column.CUSTOM_FIELDS), fields), Map.of()));
        derive(values, Map.of());
        addDay(staleDays, values);
        inserts.add(new StoredEntry(entry.id(), page.integration(), observed, now, null, values));
    }

    private void compare(String id, Map<Column, Object> reported, TimeEntry entry, StoredEntry before) {
        boolean whole = entry != null;
        EnumMap<Column, Object> values = new EnumMap<>(before.values());
        Set<Column> different = EnumSet.noneOf(Column.class);
        int observed = observed(whole ? entry.columns().keySet() : Set.of(), before.observedColumns());
        reported.forEach((column, carried) -> {
            Object old = before.values().get(column);
            Object value = column == Column.CUSTOM_FIELDS ? named(fields(carried), fields(old)) : carried;
            if (!Objects.equals(old, value)) {
                values.put(column, value);
                if (column == Column.CUSTOM_FIELDS
                        ? hasOtherValues(fields(old), fields(value), before.observed(column))
                        : before.observed(column) && column.decisive()) {
                    different.add(column);
                }
            }
        });
        derive(values, before.values());
        boolean restored = whole && before.deletedAt() != null;
        boolean isChange = restored || before.deletedAt() == null && !different.isEmpty();
        if (isChange) {
            changed++;
            changes.add(change(id, restored ? "restored" : "updated", page.source(), before, values, different));
        } else if (whole) {
            unchanged++;
        }
        String owner = run.owns(before.integration()) ? before.integration() : page.integration();
        boolean otherwise = isChange || Stream.of(Column.values())
                .anyMatch(column -> !column.audit() && !Objects.equals(values.get(column), before.values().get(column)));
        boolean noted = observed != before.observedColumns() || !owner.equals(before.integration()) || !values.equals(before.values());
        if (isChange || before.deletedAt() == null && (otherwise || noted)) {
            updates.add(new StoredEntry(id, owner, observed, otherwise ? now : before.changedAt(), null, values));
            if (restored || !owner.equals(before.integration())
                    || SUMMED_BY.stream().anyMatch(column -> !Objects.equals(values.get(column), before.values().get(column)))) {
                addDay(staleDays, before.values());
                addDay(staleDays, values);
            }
        }
    }

    private static int observed(Set<Column> reported, int before) {
        int observed = before;
        for (Column column : reported) {
            observed |= column.bit();
        }
        return observed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, CustomField> fields(Object value) {
        return value == null ? Map.of() : (Map<String, CustomField>) value;
    }

    /** The custom fields with the feed's changes applied. */
    private static Map<String, CustomField> changed(Object before, List<FieldChange> changes) {
        if (changes.isEmpty()) {
            return fields(before);
        }
        Map<String, CustomField> fields = new TreeMap<>(fields(before));
        changes.forEach(change -> fields.compute(change.fieldId(), (id, old) ->
                change.value() == null ? null : new CustomField(null, change.value())));
        return fields;
    }

    /** The custom fields with known names, where the answer does not carry them. */
    private Map<String, CustomField> named(Map<String, CustomField> reported, Map<String, CustomField> before) {
        if (reported.values().stream().allMatch(field -> field.name() != null)) {
            return reported;
        }
        Map<String, CustomField> fields = new TreeMap<>(reported);
        fields.replaceAll((id, field) -> field.name() != null ? field : new CustomField(
                names.named(Kind.CUSTOM_FIELD, id) ? names.name(Kind.CUSTOM_FIELD, id) : name(before.get(id)), field.value()));
        return fields;
    }

    private static String name(CustomField field) {
        return field == null ? null : field.name();
    }

    /**
     * Whether values of custom fields differ, ignoring names. If not all fields were known before, a field reported for the first time is not a
     * change.
     */
    private static boolean hasOtherValues(
            Map<String, CustomField> before, Map<String, CustomField> now, boolean allKnown) {
        Set<String> ids = new HashSet<>(before.keySet());
        if (allKnown) {
            ids.addAll(now.keySet());
        }
        return ids.stream().anyMatch(id -> !CustomField.same(value(before.get(id)), value(now.get(id))));
    }

    private static Object value(CustomField field) {
        return field == null ? null : field.value();
    }

    /** Sets the name columns from the reference data; a name that is no longer known stays. */
    private void derive(EnumMap<Column, Object> values, Map<Column, Object> before) {
        Reference project = names.get(Kind.PROJECT, (String) values.get(Column.PROJECT_ID));
        String clientId = project == null ? null : project.parentId();
        values.put(Column.PROJECT_NAME, name(Kind.PROJECT, Column.PROJECT_ID, Column.PROJECT_NAME, values, before));
        values.put(Column.CLIENT_ID, clientId);
        values.put(Column.CLIENT_NAME, names.name(Kind.CLIENT, clientId));
        values.put(Column.TASK_NAME, name(Kind.TASK, Column.TASK_ID, Column.TASK_NAME, values, before));
        @SuppressWarnings("unchecked")
        List<String> tagIds = (List<String>) values.get(Column.TAG_IDS);
        values.put(Column.TAGS, names.tags(tagIds));
        values.putIfAbsent(Column.DESCRIPTION, null);
    }

    /** The known name, otherwise the stored one as long as the id is the same. */
    private Object name(Kind kind, Column idColumn, Column nameColumn, Map<Column, Object> values, Map<Column, Object> before) {
        String id = (String) values.get(idColumn);
        String known = names.name(kind, id);
        return known != null ? known : id != null && id.equals(before.get(idColumn)) ? before.get(nameColumn) : null;
    }

    private static EntryChange change(
            String id, String kind, String source, StoredEntry before, Map<Column, Object> after, Set<Column> different) {
        Map<String, Object> old = new LinkedHashMap<>();
        Map<String, Object> now = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            Object from = before.values().get(column);
            Object to = after.get(column);
            boolean known = before.observed(column) || column.derived() || different.contains(column);
            if (known && !Objects.equals(from, to)) {
                old.put(column.label(), plain(from));
                now.put(column.label(), plain(to));
            }
        }
        return new EntryChange(id, kind, source, old, now);
    }

    private static Object plain(Object value) {
        return value instanceof Instant time ? time.toString() : value;
    }
}
