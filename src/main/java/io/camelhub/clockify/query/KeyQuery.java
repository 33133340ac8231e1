package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.plan.Windows;
import io.camelhub.clockify.query.KeyView.Group;
import io.camelhub.clockify.query.KeyView.Synced;
import io.camelhub.clockify.query.KeyView.Workspace;
import io.camelhub.clockify.run.BudgetUsage;
import io.camelhub.clockify.settings.Integration;
import java.util.List;

/** Reads from the tables what an integration's key can see. */
public final class KeyQuery {

    private final Database database;
    private final BudgetUsage usage;
    private final RefusalQuery refusals;

    public KeyQuery(Database database, BudgetUsage usage, RefusalQuery refusals) {
        this.database = database;
        this.usage = usage;
        this.refusals = refusals;
    }

    public KeyView view(Integration integration) {
        List<Workspace> workspaces = database.statement("key-query/workspaces", "integration", integration.name())
                .query((row, index) -> {
                    String id = row.getString("id");
                    Synced synced = row.getString("wanted") == null ? Synced.NONE
                            : integration.teamIds().isEmpty() || integration.teamIds().contains(id) ? Synced.ALL : Synced.GROUPS;
                    return new Workspace(id, row.getString("name"), row.getString("plan"), row.getString("owner_role"), row.getString("sees_less"),
                            row.getInt("users"), synced, usage.of(integration.name(), id), groups(integration, id, synced),
                            refusals.refused(integration.name(), id), Windows.leftOpen(database, integration.name(), id));
                }).list();
        return database.table("clockify_integration").select("owner_email", "owner_zone").where("name", integration.name())
                .optional((row, index) -> new KeyView(row.getString("owner_email"), row.getString("owner_zone"), workspaces))
                .orElse(new KeyView(null, null, workspaces));
    }

    private List<Group> groups(Integration integration, String workspace, Synced synced) {
        return database.statement("key-query/groups", "workspace", workspace)
                .query((row, index) -> new Group(row.getString("id"), row.getString("name"), row.getInt("users"),
                        synced == Synced.ALL || synced == Synced.GROUPS && integration.teamIds().contains(row.getString("id"))))
                .list();
    }
}
