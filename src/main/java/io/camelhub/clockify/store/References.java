package io.camelhub.clockify.store;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Reference;
import io.camelhub.clockify.model.Reference.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores projects, clients, tasks and tags, and carries a rename into the entries: one statement for all of them, and no
 * history, since the entries did not change.
 */
public final class References {

    private final Database database;
    private final Tags tags;

    public References(Database database, Tags tags) {
        this.database = database;
        this.tags = tags;
    }

    /** What is stored of a workspace, read once a run. */
    void load(String workspaceId, KnownReferences known) {
        if (known.loaded()) {
            return;
        }
        List<Reference> stored = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            stored.addAll(database.statement(statement(kind, "list"))
                    .param("workspace_id", workspaceId)
                    .query((row, index) -> new Reference(
                            kind,
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("parent_id"),
                            true,
                            (Boolean) row.getObject("archived", Boolean.class)))
                    .list());
        }
        known.load(stored);
    }

    /**
     * Stores what is new or different. Known stays known: what an answer does not tell is not erased.
     *
     * @param known what is stored; is brought up to date
     */
    void learn(String workspaceId, KnownReferences known, Collection<Reference> references) {
        load(workspaceId, known);
        boolean changed = false;
        // clients before projects, so that a project's new client has its name already
        List<Reference> inOrder = Stream.concat(references.stream(), unknownClients(known, references))
                .sorted(Comparator.comparing(reference -> reference.kind() != Kind.CLIENT))
                .toList();
        for (Reference told : inOrder) {
            Reference stored = known.get(told.kind(), told.id());
            Reference next = stored == null ? told : merged(stored, told);
            if (next.equals(stored)) {
                continue;
            }
            if (!changed) {
                changed = true;
                forgetOnRollback(known);
            }
            known.put(next);
            store(workspaceId, stored == null ? "create" : "update", next);
            if (stored != null) {
                carryOn(workspaceId, known, stored, next);
            } else if (next.kind() == Kind.CLIENT && known.isParentOfProject(next.id())) {
                rename(workspaceId, next);
            }
        }
    }

    /** Clients that projects name and nobody told: kept without a name, so that it is looked up. */
    private static Stream<Reference> unknownClients(KnownReferences known, Collection<Reference> references) {
        Set<String> told = references.stream()
                .filter(reference -> reference.kind() == Kind.CLIENT)
                .map(Reference::id)
                .collect(Collectors.toSet());
        return references.stream()
                .filter(reference -> reference.kind() == Kind.PROJECT && reference.parentId() != null)
                .map(Reference::parentId)
                .filter(client -> known.get(Kind.CLIENT, client) == null && !told.contains(client))
                .distinct()
                .map(client -> new Reference(Kind.CLIENT, client, null, null, false, null));
    }

    private static Reference merged(Reference stored, Reference told) {
        return new Reference(
                told.kind(),
                told.id(),
                told.name() == null ? stored.name() : told.name(),
                told.parentKnown() ? told.parentId() : stored.parentId(),
                true,
                told.archived() == null ? stored.archived() : told.archived());
    }

    private static void forgetOnRollback(KnownReferences known) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    known.forget();
                }
            }
        });
    }

    private void store(String workspaceId, String verb, Reference reference) {
        database.statement(statement(reference.kind(), verb))
                .param("workspace_id", workspaceId)
                .param("id", reference.id())
                .param("name", reference.name())
                .param("parent_id", reference.parentId())
                .param("archived", reference.archived())
                .update();
    }

    private static String statement(Kind kind, String verb) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + verb;
    }

    private void carryOn(String workspaceId, KnownReferences known, Reference before, Reference now) {
        boolean renamed = !Objects.equals(before.name(), now.name());
        boolean moved = now.kind() == Kind.PROJECT && !Objects.equals(before.parentId(), now.parentId());
        if (renamed && now.kind() == Kind.TAG) {
            tags.rename(workspaceId, known, now.id());
        } else if (renamed && now.kind() != Kind.CUSTOM_FIELD) {
            rename(workspaceId, now);
        }
        if (moved) {
            database.statement("project-move")
                    .param("workspace_id", workspaceId)
                    .param("id", now.id())
                    .param("client_id", now.parentId())
                    .param("client_name", known.name(Kind.CLIENT, now.parentId()))
                    .param("now", database.bind(database.now()))
                    .update();
        }
    }

    private void rename(String workspaceId, Reference reference) {
        database.statement(statement(reference.kind(), "rename"))
                .param("workspace_id", workspaceId)
                .param("id", reference.id())
                .param("name", reference.name())
                .param("now", database.bind(database.now()))
                .update();
    }

    /**
     * Whether the workspace has references whose name nobody told and that were not yet looked up.
     *
     * @param archivedToo or of which nobody told whether they are archived
     */
    boolean lookUpDue(String workspaceId, Kind kind, boolean archivedToo) {
        return database.statement(statement(kind, "nameless"))
                .param("workspace_id", workspaceId)
                .param("archived_too", archivedToo ? 1 : 0)
                .query(Long.class)
                .single() > 0;
    }

    /** Notes that all references of a kind were looked up; what is not known of one now, nobody knows. */
    void lookedUp(String workspaceId, Kind kind, Instant now) {
        database.statement(statement(kind, "looked-up"))
                .param("workspace_id", workspaceId)
                .param("now", database.bind(now))
                .update();
    }
}
