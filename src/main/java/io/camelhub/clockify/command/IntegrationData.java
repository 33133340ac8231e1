package io.camelhub.clockify.command;

import io.camelhub.clockify.command.StoredRows.Of;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.roster.PeopleChanges;
import io.camelhub.clockify.run.LeaseHeldException;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.stream.PersonalColumns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Deletes an integration's rows from the tables. */
public final class IntegrationData {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final Leases leases;
    private final AuditLog audit;
    private final Outbox outbox;
    private final PeopleChanges changes;
    private final Duration patience;
    private final StoredRows stored;

    public IntegrationData(Database database, Leases leases, AuditLog audit, Outbox outbox) {
        this(database, leases, audit, outbox, StoredRows.ofThePlugin(), PATIENCE);
    }

    /**
     * @param stored the tables with rows of an integration or of a workspace
     * @param patience how long to wait for running syncs
     */
    IntegrationData(Database database, Leases leases, AuditLog audit, Outbox outbox, StoredRows stored, Duration patience) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.outbox = outbox;
        this.changes = new PeopleChanges(database);
        this.stored = stored;
        this.patience = patience;
    }

    /** Deletes the sync state of an integration; its entries stay. */
    void forget(String integration) {
        database.inRetriedTransaction(() -> {
            // locked before the deletion, in the order of those who write
            stored.of(Of.LEASE).forEach(rows -> database.built("delete from " + rows.table() + "\nwhere " + rows.column() + " in (\n"
                    + database.sql("integration-data/own-workspaces") + "\n)", Map.of("integration", integration)).update());
            stored.of(Of.INTEGRATION).forEach(rows -> database.table(rows.table()).delete().where(rows.column(), integration).run());
            return integration;
        });
    }

    /**
     * Deletes the sync state, and the data of the workspaces that no other integration syncs, while no sync is running.
     *
     * @param first runs before the deletion, while no sync is running
     * @param isDone whether the result of {@code first} allows the deletion
     * @return the result of {@code first}
     * @throws CommandFailedException where a sync runs for longer than two minutes; nothing is done then
     */
    <T> T remove(String integration, Order order, Supplier<T> first, Predicate<T> isDone) {
        try {
            return leases.whileNobodySyncs(patience, waiting -> { }, () -> {
                T result = first.get();
                if (isDone.test(result)) {
                    audit.following(order, new Line(AuditAction.INTEGRATION_DATA_DELETED, integration, null, null, null),
                            () -> removed(integration),
                            workspaces -> AuditLog.End.done(workspaces.isEmpty() ? "none: other integrations sync its workspaces"
                                    : HumanReadable.counted(workspaces.size(), "workspace", "workspaces") + " with all that was stored"));
                }
                return result;
            });
        } catch (LeaseHeldException e) {
            throw CommandFailedException.failed("Nothing was removed: " + e.getMessage() + ". Order it again when that sync has ended.", e);
        }
    }

    private List<String> removed(String integration) {
        return database.inRetriedTransaction(() -> {
            List<String> workspaces = database.statement("integration-data/own-workspaces", "integration", integration)
                    .query(String.class).list().stream().sorted().toList();
            if (!workspaces.isEmpty()) {
                Map<String, Long> reported = outbox.lockExclusively() ? outbox.entries("removed", "workspaces", workspaces) : Map.of();
                database.statement("integration-data/activity-stale", "workspaces", workspaces).update();
                PersonalColumns.stored(database).forEach(
                        stream -> database.table(stream.table()).delete().in("workspace_id", workspaces).run());
                stored.of(Of.WORKSPACE).forEach(rows -> database.table(rows.table()).delete().in(rows.column(), workspaces).run());
                changes.changed();
                reported.forEach((workspaceId, entries) -> outbox.addOfMany(
                        "workspace", workspaceId, workspaceId, "removed", Map.of(), Map.of(), entries));
            }
            forget(integration);
            return workspaces;
        });
    }
}
