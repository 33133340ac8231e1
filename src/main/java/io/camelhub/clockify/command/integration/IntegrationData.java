package io.camelhub.clockify.command.integration;

import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.people.user.PeopleChanges;
import io.camelhub.clockify.store.audit.AuditAction;
import io.camelhub.clockify.store.audit.AuditTable.Line;
import io.camelhub.clockify.store.outbox.Outbox;
import io.camelhub.clockify.sync.run.LeaseHeldException;
import io.camelhub.clockify.sync.run.Leases;
import io.camelhub.clockify.sync.run.SyncState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the tables hold of an integration. */
public final class IntegrationData {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is stored of workspaces; what goes by another table's rows comes first. */
    private static final List<String> OF_WORKSPACES = List.of("changes", "activity-stale", "activity-sums", "entries", "rejected", "runs",
            "user-group-members", "user-groups", "users", "tasks", "projects", "clients", "tags", "custom-fields", "workspaces");

    /** Who has the workspaces that no other integration syncs; locked first, as by those who write. */
    private static final List<String> LEASES = List.of("leases", "lease-expiries");

    /** How far its sync is. */
    private static final List<String> STATE = List.of("held", "windows", "window-pages", "key-views", "claims", "alerts", "webhooks", "selection",
            "integration");

    private final Database database;
    private final Leases leases;
    private final AuditLog audit;
    private final Outbox outbox;
    private final SyncState state;
    private final PeopleChanges changes;
    private final Duration patience;

    public IntegrationData(Database database, Leases leases, AuditLog audit, Outbox outbox) {
        this(database, leases, audit, outbox, PATIENCE);
    }

    /** @param patience how long the syncs that go on are waited for */
    IntegrationData(Database database, Leases leases, AuditLog audit, Outbox outbox, Duration patience) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
        this.outbox = outbox;
        this.state = new SyncState(database);
        this.changes = new PeopleChanges(database);
        this.patience = patience;
    }

    /** Removes how far the sync of an integration is; its entries stay. */
    void forget(String integration) {
        database.inRetriedTransaction(() -> {
            LEASES.forEach(step -> database.statement("integration-data/" + step, "integration", integration).update());
            state.forgetFeedPages(integration);
            state.forgetRefusals(integration);
            state.forgetVisible(integration);
            STATE.forEach(step -> database.statement("integration-data/" + step, "integration", integration).update());
            return integration;
        });
    }

    /**
     * Removes that, and what is stored of the workspaces that no other integration syncs, while nobody syncs.
     *
     * @param first is done before, while nobody syncs either; whether it did what it should, so that the rest may follow
     * @return what the first was
     * @throws CommandFailedException where a sync went on for longer than two minutes; nothing is done then
     */
    <T> T remove(String integration, Order order, Supplier<T> first, Predicate<T> isDone) {
        try {
            return leases.whileNobodySyncs(patience, waiting -> { }, () -> {
                T result = first.get();
                if (isDone.test(result)) {
                    audit.following(order, new Line(AuditAction.INTEGRATION_DATA_DELETED, integration, null, null, null),
                            () -> removed(integration),
                            workspaces -> AuditLog.End.done(workspaces.isEmpty() ? "none: other integrations sync its workspaces"
                                    : Words.counted(workspaces.size(), "workspace", "workspaces") + " with all that was stored"));
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
                    .query(String.class).list();
            if (!workspaces.isEmpty()) {
                Map<String, Long> reported = outbox.close() ? outbox.entries("removed", "workspaces", workspaces) : Map.of();
                OF_WORKSPACES.forEach(step -> database.statement("integration-data/" + step, "workspaces", workspaces).update());
                changes.changed();
                reported.forEach((workspaceId, entries) -> outbox.addOfMany(
                        "workspace", workspaceId, workspaceId, "removed", Map.of(), Map.of(), entries));
            }
            forget(integration);
            return workspaces;
        });
    }
}
