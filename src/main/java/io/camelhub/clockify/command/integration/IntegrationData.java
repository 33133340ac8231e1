package io.camelhub.clockify.command.integration;

import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.store.AuditAction;
import io.camelhub.clockify.store.AuditTable.Line;
import io.camelhub.clockify.sync.run.Leases;
import java.time.Duration;
import java.util.List;

/** What the tables hold of an integration. */
public final class IntegrationData {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is stored of workspaces; what goes by another table's rows comes first. */
    private static final List<String> OF_WORKSPACES = List.of("changes", "activity-stale", "activity-sums", "entries", "rejected", "runs",
            "user-group-members", "user-groups", "users", "tasks", "projects", "clients", "tags", "custom-fields", "workspaces");

    /** How far its sync is. */
    private static final List<String> STATE = List.of("held", "windows", "window-pages", "feed-pages", "refusals", "key-views",
            "claims", "alerts", "selection", "visible", "integration");

    private final Database database;
    private final Leases leases;
    private final AuditLog audit;

    public IntegrationData(Database database, Leases leases, AuditLog audit) {
        this.database = database;
        this.leases = leases;
        this.audit = audit;
    }

    /** Removes how far the sync of an integration is; its entries stay. */
    void forget(String integration) {
        database.inRetriedTransaction(() -> {
            STATE.forEach(step -> database.statement("integration-data/" + step, "integration", integration).update());
            return integration;
        });
    }

    /** Removes that, and what is stored of the workspaces that no other integration syncs, while nobody syncs. */
    void remove(String integration, Order order) {
        audit.following(order, new Line(AuditAction.INTEGRATION_DATA_DELETED, integration, null, null, null),
                () -> leases.whileNobodySyncs(PATIENCE, waiting -> { }, () -> removed(integration)),
                workspaces -> AuditLog.End.done(workspaces.isEmpty() ? "none: other integrations sync its workspaces"
                        : Words.counted(workspaces.size(), "workspace", "workspaces") + " with all that was stored"));
    }

    private List<String> removed(String integration) {
        return database.inRetriedTransaction(() -> {
            List<String> workspaces = database.statement("integration-data/own-workspaces", "integration", integration)
                    .query(String.class).list();
            if (!workspaces.isEmpty()) {
                OF_WORKSPACES.forEach(step -> database.statement("integration-data/" + step, "workspaces", workspaces).update());
            }
            forget(integration);
            return workspaces;
        });
    }
}
