package io.camelhub.clockify.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.FieldChange;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.people.Pseudonymizer;
import io.camelhub.clockify.sync.WorkspaceRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares a page of time entries with what is stored, column by column, in Java: what did not change is not written, what a
 * source does not carry is neither erased nor compared, and what is learnt for the first time is no change.
 */
public final class TimeEntries {

    private static final List<Column> COLUMNS = List.of(Column.values());

    /** The parameters of a row of {@code clockify_time_entry}, besides the workspace and the time of writing. */
    private static final List<String> ROW = Stream.concat(
                    Stream.of("id", "integration", "known_columns"),
                    COLUMNS.stream().map(Column::label))
            .toList();

    private static final List<String> UPDATED_ROW = Stream.concat(ROW.stream(), Stream.of("changed_at")).toList();

    private final Database database;
    private final References references;
    private final Rejects rejects;
    private final Tags tags;
    private final ObjectMapper json;

    public TimeEntries(Database database, References references, Rejects rejects, Tags tags, ObjectMapper json) {
        this.database = database;
        this.references = references;
        this.rejects = rejects;
        this.tags = tags;
        this.json = json;
    }

    /** What the page means for the tables; stores its projects, clients, tasks, tags and rejected rows. */
    public PageDiff judge(WorkspaceRun run, TimeEntryPage page) {
        references.learn(page.workspaceId(), run.references(), page.references());
        rejects.keep(run, page);
        Map<String, TimeEntry> entries = new LinkedHashMap<>();
        page.entries().forEach(entry -> entries.put(entry.id(), entry));
        Map<String, List<FieldChange>> fields = new LinkedHashMap<>();
        page.fields().forEach(field ->
                fields.computeIfAbsent(field.timeEntryId(), none -> new ArrayList<>()).add(field));
        Set<String> ids = entries.keySet();
        if (!fields.isEmpty()) {
            ids = new LinkedHashSet<>(ids);
            ids.addAll(fields.keySet());
        }
        Map<String, StoredEntry> stored = stored(page.workspaceId(), ids);
        Verdict verdict = new Verdict(run, page, stored, database.now());
        ids.forEach(id -> verdict.judge(id, entries.get(id), fields.getOrDefault(id, List.of())));
        return verdict.page();
    }

    /** Whether the page holds new entries. */
    public boolean inserting(PageDiff page) {
        return !page.inserts().isEmpty();
    }

    /** The parameters of {@code time-entry-insert}. */
    public List<Map<String, Object>> inserts(PageDiff page) {
        return page.inserts();
    }

    /** Whether the page holds entries that are stored otherwise. */
    public boolean updating(PageDiff page) {
        return !page.updates().isEmpty();
    }

    /** The parameters of {@code time-entry-update}. */
    public List<Map<String, Object>> updates(PageDiff page) {
        return page.updates();
    }

    /** Whether the page changes what was known of an entry. */
    public boolean changing(PageDiff page) {
        return !page.changes().isEmpty();
    }

    /** The parameters of {@code time-entry-change-insert}. */
    public List<Map<String, Object>> changes(PageDiff page) {
        return page.changes();
    }

    /** The stored ones among some entries of a workspace, by their ids. */
    Map<String, StoredEntry> stored(String workspaceId, Collection<String> ids) {
        Map<String, StoredEntry> stored = new HashMap<>();
        if (!ids.isEmpty() && anyStored(workspaceId, ids)) {
            database.statement("time-entry-select")
                    .param("workspace_id", workspaceId)
                    .param("ids", database.ids(ids))
                    .query(row -> {
                        stored.put(row.getString("id"), entry(row));
                    });
        }
        return stored;
    }

    /** A page of a first backfill is in the order of the ids, and nothing is stored from its first to its last. */
    private boolean anyStored(String workspaceId, Collection<String> ids) {
        return !database.statement("time-entry-any")
                .param("workspace_id", workspaceId)
                .param("first_id", Collections.min(ids))
                .param("last_id", Collections.max(ids))
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private StoredEntry entry(ResultSet row) throws SQLException {
        EnumMap<Column, Object> values = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            values.put(column, switch (column) {
                case BILLABLE, LOCKED -> row.getObject(column.label(), Boolean.class);
                case STARTED_AT, ENDED_AT -> database.dialect().instant(row, column.label());
                case DURATION_SECONDS -> row.getObject(column.label(), Long.class);
                case TAG_IDS, TAGS -> tags.ids(row.getString(column.label()));
                case CUSTOM_FIELDS -> object(row.getString(column.label()));
                default -> row.getString(column.label());
            });
        }
        return new StoredEntry(
                values,
                row.getInt("known_columns"),
                database.dialect().instant(row, "changed_at"),
                database.dialect().instant(row, "deleted_at"),
                row.getString("integration"));
    }

    private JsonNode object(String text) {
        try {
            return "{}".equals(text) ? json.createObjectNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON object: " + text, e);
        }
    }

    /** The judgement of one page. */
    private final class Verdict {

        private final WorkspaceRun run;
        private final TimeEntryPage page;
        private final Map<String, StoredEntry> stored;
        private final Instant now;
        private final Batch inserts;
        private final Batch updates;
        private final Batch changes;
        private int changed;
        private int unchanged;

        Verdict(WorkspaceRun run, TimeEntryPage page, Map<String, StoredEntry> stored, Instant now) {
            this.run = run;
            this.page = page;
            this.stored = stored;
            Map<String, Object> common = Map.of("workspace_id", page.workspaceId(), "now", now);
            this.now = now;
            this.inserts = batch(common, ROW);
            this.updates = batch(Map.of("workspace_id", page.workspaceId()), UPDATED_ROW);
            this.changes = TimeEntries.this.changes(page.workspaceId(), now);
        }

        void judge(String id, TimeEntry entry, List<FieldChange> fields) {
            StoredEntry before = stored.get(id);
            List<FieldChange> kept = ofForgotten(entry, before) ? List.of() : fields;
            if (before == null) {
                if (entry != null && run.wants(entry.userId(), entry.startedAt(), entry.running())) {
                    insert(entry, kept);
                }
                return;
            }
            Map<Column, Object> told = new EnumMap<>(Column.class);
            if (entry != null) {
                told.putAll(entry.values());
            }
            if (!kept.isEmpty()) {
                told.put(Column.CUSTOM_FIELDS, changed(before.values().get(Column.CUSTOM_FIELDS), kept));
            }
            compare(id, told, entry, before);
        }

        /** The feed tells a custom field without its user: whose it is, only the entry says. */
        private boolean ofForgotten(TimeEntry entry, StoredEntry before) {
            return entry != null && Pseudonymizer.isPseudonym(entry.userId())
                    || before != null && Pseudonymizer.isPseudonym((String) before.values().get(Column.USER_ID));
        }

        private void insert(TimeEntry entry, List<FieldChange> fields) {
            EnumMap<Column, Object> values = new EnumMap<>(entry.values());
            // custom fields that the feed tells need not be all that the entry has
            int known = known(values.keySet(), 0);
            if (!fields.isEmpty()) {
                values.put(Column.CUSTOM_FIELDS, changed(values.get(Column.CUSTOM_FIELDS), fields));
            }
            values.putIfAbsent(Column.TAG_IDS, List.of());
            values.put(Column.CUSTOM_FIELDS, named(values.get(Column.CUSTOM_FIELDS), null));
            derive(values, Map.of());
            inserts.add(row(entry.id(), page.integration(), values, known));
        }

        /** The custom fields with the changes that the feed tells. */
        private JsonNode changed(Object before, List<FieldChange> changes) {
            ObjectNode fields = before == null ? json.createObjectNode() : ((JsonNode) before).deepCopy();
            for (FieldChange change : changes) {
                if (change.value() == null) {
                    fields.remove(change.fieldId());
                } else {
                    fields.putObject(change.fieldId()).putNull("name").set("value", change.value());
                }
            }
            return fields;
        }

        /** @param entry the entry itself; null where only custom fields of it are told, which need not be all that it has */
        private void compare(String id, Map<Column, Object> told, TimeEntry entry, StoredEntry before) {
            boolean whole = entry != null;
            EnumMap<Column, Object> values = new EnumMap<>(before.values());
            EnumMap<Column, Object> different = new EnumMap<>(Column.class);
            int known = known(whole ? entry.values().keySet() : Set.of(), before.knownColumns());
            told.forEach((column, carried) -> {
                Object value = column == Column.CUSTOM_FIELDS ? named(carried, before.values().get(column)) : carried;
                if (!same(column, before.values().get(column), value)) {
                    values.put(column, value);
                    if (column == Column.CUSTOM_FIELDS
                            ? isOtherwise((JsonNode) before.values().get(column), (JsonNode) value, before.knows(column))
                            : before.knows(column)) {
                        different.put(column, value);
                    }
                }
            });
            derive(values, before.values());
            boolean restored = whole && before.deletedAt() != null;
            boolean isChange = restored || before.deletedAt() == null && !different.isEmpty();
            if (isChange) {
                changed++;
                change(id, restored ? "restored" : "updated", before, values, different.keySet());
            } else if (whole) {
                unchanged++;
            }
            String owner = run.owns(before.integration()) ? before.integration() : page.integration();
            boolean otherwise = isChange || !values.equals(before.values());
            boolean noted = known != before.knownColumns() || !owner.equals(before.integration());
            if (isChange || before.deletedAt() == null && (otherwise || noted)) {
                Object[] row = Arrays.copyOf(row(id, owner, values, known), UPDATED_ROW.size());
                row[ROW.size()] = otherwise ? now : before.changedAt();
                updates.add(row);
            }
        }

        private static int known(Set<Column> told, int before) {
            int known = before;
            for (Column column : told) {
                known |= column.bit();
            }
            return known;
        }

        /** Custom fields with the names that are known where the answer does not tell them. */
        private JsonNode named(Object told, Object stored) {
            if (told == null) {
                return json.createObjectNode();
            }
            if (allNamed((JsonNode) told)) {
                return (JsonNode) told;
            }
            ObjectNode fields = ((JsonNode) told).deepCopy();
            JsonNode before = stored == null ? json.createObjectNode() : (JsonNode) stored;
            fields.properties().forEach(field -> {
                if (field.getValue().path("name").isNull()) {
                    String known = run.references().name(Kind.CUSTOM_FIELD, field.getKey());
                    String name = known == null ? before.path(field.getKey()).path("name").textValue() : known;
                    ((ObjectNode) field.getValue()).put("name", name);
                }
            });
            return fields;
        }

        private static boolean allNamed(JsonNode fields) {
            for (JsonNode field : fields) {
                if (field.path("name").isNull()) {
                    return false;
                }
            }
            return true;
        }

        /** Fills the columns that follow from the reference data; what nobody knows any more stays as it was. */
        private void derive(EnumMap<Column, Object> values, Map<Column, Object> before) {
            KnownReferences names = run.references();
            String projectId = (String) values.get(Column.PROJECT_ID);
            Reference project = names.get(Kind.PROJECT, projectId);
            values.put(Column.PROJECT_NAME, project != null && project.name() != null
                    ? project.name()
                    : unnamed(Column.PROJECT_ID, projectId, Column.PROJECT_NAME, before));
            String clientId = project == null ? null : project.parentId();
            values.put(Column.CLIENT_ID, clientId);
            values.put(Column.CLIENT_NAME, names.name(Kind.CLIENT, clientId));
            String taskId = (String) values.get(Column.TASK_ID);
            String taskName = names.name(Kind.TASK, taskId);
            values.put(Column.TASK_NAME, taskName != null
                    ? taskName
                    : unnamed(Column.TASK_ID, taskId, Column.TASK_NAME, before));
            @SuppressWarnings("unchecked")
            List<String> tagIds = (List<String>) values.get(Column.TAG_IDS);
            values.put(Column.TAGS, Tags.names(names, tagIds));
            values.putIfAbsent(Column.DESCRIPTION, null);
        }

        /** The name that is stored, as long as it is that of the same thing. */
        private static Object unnamed(Column idColumn, String id, Column nameColumn, Map<Column, Object> before) {
            return id != null && id.equals(before.get(idColumn)) ? before.get(nameColumn) : null;
        }

        private void change(
                String id, String kind, StoredEntry before, Map<Column, Object> after, Set<Column> different) {
            Map<String, Object> old = new LinkedHashMap<>();
            Map<String, Object> now = new LinkedHashMap<>();
            for (Column column : Column.values()) {
                Object from = before.values().get(column);
                Object to = after.get(column);
                boolean tell = before.knows(column) || column.derived() || different.contains(column);
                if (tell && !same(column, from, to)) {
                    old.put(column.label(), plain(from));
                    now.put(column.label(), plain(to));
                }
            }
            remember(changes, id, kind, old, now);
        }

        /** Values in the order of {@link #ROW}. */
        private Object[] row(String id, String owner, Map<Column, Object> values, int known) {
            Object[] row = new Object[ROW.size()];
            int i = 0;
            row[i++] = id;
            row[i++] = owner;
            row[i++] = known;
            for (Column column : COLUMNS) {
                row[i++] = values.get(column);
            }
            return row;
        }

        PageDiff page() {
            PageCounts counts = new PageCounts(
                    page.received(), inserts.size(), changed, 0, unchanged, page.rejected().size());
            return new PageDiff(inserts.parameters(), updates.parameters(), changes.parameters(), counts);
        }
    }

    /** The parameters of {@code time-entry-change-insert}, to be filled by {@link #remember}. */
    Batch changes(String workspaceId, Instant seenAt) {
        return batch(
                Map.of("workspace_id", workspaceId, "seen_at", seenAt),
                List.of("time_entry_id", "kind", "old_values", "new_values"));
    }

    /** Adds one row to the history. */
    void remember(Batch changes, String id, String kind, Map<String, Object> old, Map<String, Object> now) {
        changes.add(id, kind, json.valueToTree(old), json.valueToTree(now));
    }

    /** Rows for one statement; see {@link Batch}. */
    Batch batch(Map<String, Object> common, List<String> names) {
        return new Batch(common, names, database, json);
    }

    private static boolean same(Column column, Object one, Object other) {
        if (column == Column.CUSTOM_FIELDS && one instanceof JsonNode a && other instanceof JsonNode b) {
            return a.equals(TimeEntries::compareNumbers, b);
        }
        return Objects.equals(one, other);
    }

    /**
     * Whether custom fields have other values; names are none. Where not all of them were known before, one that is told now
     * is learnt, and only what was known can be otherwise.
     */
    private static boolean isOtherwise(JsonNode before, JsonNode now, boolean allKnown) {
        Set<String> ids = new HashSet<>();
        before.fieldNames().forEachRemaining(ids::add);
        if (allKnown) {
            now.fieldNames().forEachRemaining(ids::add);
        }
        return ids.stream().anyMatch(id ->
                !same(Column.CUSTOM_FIELDS, before.path(id).path("value"), now.path(id).path("value")));
    }

    private static int compareNumbers(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static Object plain(Object value) {
        return value instanceof Instant time ? time.toString() : value;
    }
}
