package io.camelhub.clockify.entries;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Conditions;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Encoding;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores projects, clients, tasks and tags, and copies a rename into the entries: one statement for all, without history, because the entries did
 * not change.
 */
public final class References {

    private final Database database;
    private final JsonColumns columns;
    private final Outbox outbox;

    public References(Database database, ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.columns = new JsonColumns(json);
    }

    /** The stored references of the run's workspace, read once a run. */
    private KnownReferences known(StoreContext run) {
        KnownReferences known = run.stored().references;
        if (known.loaded()) {
            return known;
        }
        List<Reference> stored = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String parent = kind.parent();
            stored.addAll(table(kind, run.workspaceId()).select(kind.columns().toArray(String[]::new))
                    .list((row, index) -> new Reference(
                            kind,
                            row.getString("id"),
                            row.getString("name"),
                            parent == null ? null : row.getString(parent),
                            true,
                            (Boolean) row.getObject("archived", Boolean.class),
                            details(kind, row))));
        }
        known.load(stored);
        return known;
    }

    private Table table(Kind kind, String workspaceId) {
        return database.table("clockify_" + kind.label()).at("workspace_id", workspaceId);
    }

    private static Map<String, Object> details(Kind kind, ResultSet row) throws SQLException {
        Map<String, Object> details = new HashMap<>();
        for (Map.Entry<String, Class<?>> column : kind.details().entrySet()) {
            details.put(column.getKey(), row.getObject(column.getKey(), column.getValue()));
        }
        return details;
    }

    /** The references as they will be after these are stored. */
    KnownReferences known(StoreContext run, Collection<Reference> reported) {
        KnownReferences known = known(run);
        KnownReferences next = new KnownReferences(known);
        reported.forEach(reference -> {
            Reference stored = known.get(reference.kind(), reference.id());
            next.put(stored == null ? reference : merged(stored, reference));
        });
        return next;
    }

    /** Whether no reference of a kind is stored. */
    public boolean isEmpty(StoreContext run, Kind kind) {
        return known(run).isEmpty(kind);
    }

    /** The stored name of an id; null for none. */
    public String name(StoreContext run, Kind kind, String id) {
        return known(run).name(kind, id);
    }

    /** Stores new and changed references in one transaction. A value that an answer does not carry is not erased. */
    public void learn(StoreContext run, Collection<Reference> references) {
        database.inTransaction(() -> learn(run.workspaceId(), known(run), references));
    }

    private void learn(String workspaceId, KnownReferences known, Collection<Reference> reported) {
        Encoding encoding = database.encoding();
        Collection<Reference> references = encoding.isWhole() ? reported
                : reported.stream().map(reference -> reference.withTexts(encoding::fitted)).toList();
        boolean changed = false;
        // clients before projects, so that a project's new client already has its name
        List<Reference> inOrder = Stream.concat(references.stream(), unknownClients(known, references))
                .sorted(Comparator.comparing(reference -> reference.kind() != Kind.CLIENT))
                .toList();
        for (Reference named : inOrder) {
            Reference stored = known.get(named.kind(), named.id());
            Reference next = stored == null ? named : merged(stored, named);
            if (next.equals(stored)) {
                continue;
            }
            if (!changed) {
                changed = true;
                clearOnRollback(known);
            }
            known.put(next);
            store(workspaceId, next, stored == null);
            if (stored != null) {
                carryOn(workspaceId, known, stored, next);
            } else if (next.kind() == Kind.CLIENT && known.isParentOfProject(next.id())) {
                rename(workspaceId, null, next);
            }
        }
    }

    /** Clients known only from projects: stored without a name, so that it is looked up. */
    private static Stream<Reference> unknownClients(KnownReferences known, Collection<Reference> references) {
        Set<String> reported = references.stream()
                .filter(reference -> reference.kind() == Kind.CLIENT)
                .map(Reference::id)
                .collect(Collectors.toSet());
        return references.stream()
                .filter(reference -> reference.kind() == Kind.PROJECT && reference.parentId() != null)
                .map(Reference::parentId)
                .filter(client -> known.get(Kind.CLIENT, client) == null && !reported.contains(client))
                .distinct()
                .map(client -> new Reference(Kind.CLIENT, client, null, null, false, null));
    }

    private static Reference merged(Reference stored, Reference reported) {
        Map<String, Object> details = new HashMap<>(stored.details());
        details.putAll(reported.details());
        return new Reference(
                reported.kind(),
                reported.id(),
                reported.name() == null ? stored.name() : reported.name(),
                reported.parentKnown() ? reported.parentId() : stored.parentId(),
                true,
                reported.archived() == null ? stored.archived() : reported.archived(),
                details);
    }

    private static void clearOnRollback(KnownReferences known) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    known.clear();
                }
            }
        });
    }

    private void store(String workspaceId, Reference reference, boolean isNew) {
        Kind kind = reference.kind();
        Map<String, Object> row = database.row("name", reference.name(), "archived", reference.archived());
        if (kind.parent() != null) {
            row.put(kind.parent(), reference.parentId());
        }
        kind.details().keySet().forEach(column -> row.put(column, reference.details().get(column)));
        Table one = table(kind, workspaceId).at("id", reference.id());
        if (isNew) {
            one.insert(row);
        } else {
            one.update(row).run();
        }
    }

    private Table entries(String workspaceId) {
        return database.table("clockify_time_entry").at("workspace_id", workspaceId);
    }

    private void carryOn(String workspaceId, KnownReferences known, Reference before, Reference now) {
        boolean renamed = !Objects.equals(before.name(), now.name());
        boolean moved = now.kind() == Kind.PROJECT && !Objects.equals(before.parentId(), now.parentId());
        if (renamed && now.kind() == Kind.TAG) {
            renameTag(workspaceId, known, before, now);
        } else if (renamed && now.kind() != Kind.CUSTOM_FIELD) {
            rename(workspaceId, before.name(), now);
        }
        if (moved) {
            int entries = entries(workspaceId).update("client_id", now.parentId(), "client_name", known.name(Kind.CLIENT, now.parentId()),
                            "changed_at", database.now())
                    .where("project_id", now.id()).run();
            tell(workspaceId, now, "moved", client(known, now), client(known, before), entries);
        }
    }

    private Map<String, Object> client(KnownReferences known, Reference project) {
        return database.row("client_id", project.parentId(), "client_name", known.name(Kind.CLIENT, project.parentId()));
    }

    private void tell(
            String workspaceId, Reference reference, String what, Map<String, Object> values, Map<String, Object> previous, int entries) {
        if (outbox.isEnabled()) {
            outbox.addOfMany(reference.kind().label(), workspaceId, reference.id(), what, values, previous, entries);
        }
    }

    /** @param before the old name; may be null */
    private void rename(String workspaceId, String before, Reference reference) {
        String kind = reference.kind().label();
        int entries = entries(workspaceId).update(kind + "_name", reference.name(), "changed_at", database.now())
                .where(kind + "_id", reference.id())
                .any(other -> other.isNull(kind + "_name").differs(kind + "_name", reference.name()))
                .run();
        tell(workspaceId, reference, "renamed", database.row("name", reference.name()), database.row("name", before), entries);
    }

    /** Copies a tag's new name into the entries: one statement per combination of tags, of which there are few, however many entries. */
    private void renameTag(String workspaceId, KnownReferences known, Reference before, Reference tag) {
        Instant now = database.now();
        String ids = database.dialect().jsonText("tag_ids");
        int entries = entries(workspaceId).select(ids).distinct().like(ids, "%\"" + tag.id().replace("_", "!_") + "\"%")
                .list(String.class)
                .stream()
                .mapToInt(tagIds -> entries(workspaceId)
                        .update("tags", new Json(columns.text(known.tags(columns.texts(tagIds)))), "changed_at", now)
                        .where(ids, tagIds).run())
                .sum();
        tell(workspaceId, tag, "renamed", database.row("name", tag.name()), database.row("name", before.name()), entries);
    }

    /**
     * Whether a workspace has nameless references that were not looked up yet.
     *
     * @param archivedToo whether to include those without a known archived state
     */
    public boolean lookUpDue(String workspaceId, Kind kind, boolean archivedToo) {
        return nameless(table(kind, workspaceId).select("1"), kind, archivedToo).exists();
    }

    /** Tasks are included by their name only: whether they are archived does not matter. */
    private static <S extends Conditions<S>> S nameless(S statement, Kind kind, boolean archivedToo) {
        S unknown = statement.isNull("looked_up_at");
        return archivedToo && kind != Kind.TASK ? unknown.any(one -> one.isNull("name").isNull("archived")) : unknown.isNull("name");
    }

    /** Records that all references of a kind were looked up, so that those still without a name are not looked up again. */
    public void lookedUp(String workspaceId, Kind kind) {
        nameless(table(kind, workspaceId).update("looked_up_at", database.now()), kind, true).run();
    }

    /** The projects with a nameless task that was not looked up yet. */
    public List<String> projectsOfNamelessTasks(String workspaceId) {
        return nameless(table(Kind.TASK, workspaceId).select("project_id").distinct().notNull("project_id"), Kind.TASK, false).list(String.class);
    }

    /** The projects that have tasks, with the time when these were last read completely; null for never. */
    public Map<String, Instant> projectsWithTasks(String workspaceId) {
        Map<String, Instant> projects = new LinkedHashMap<>();
        database.statement("references/project-with-tasks", "workspace_id", workspaceId).query(row -> {
            projects.put(row.getString("id"), database.instant(row, "tasks_read_at"));
        });
        return projects;
    }

    /** Records that the tasks of a project were read completely. */
    public void tasksRead(String workspaceId, String projectId) {
        Instant now = database.now();
        table(Kind.PROJECT, workspaceId).update("tasks_read_at", now).where("id", projectId).run();
        nameless(table(Kind.TASK, workspaceId).update("looked_up_at", now).where("project_id", projectId), Kind.TASK, false).run();
    }
}
