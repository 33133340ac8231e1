package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Update;
import java.util.Collection;
import java.util.List;

/** How far the sync of an integration is, dropped where it must begin anew. What is stored of entries stays. */
public final class SyncState {

    private static final String WINDOWS = "clockify_window";
    private static final String PAGES = "clockify_window_page";
    private static final String FEED_PAGES = "clockify_feed_page";
    private static final String REFUSALS = "clockify_refusal";

    private final Database database;

    public SyncState(Database database) {
        this.database = database;
    }

    private Table at(String table, String integration, String workspaceId) {
        return database.table(table).at("integration", integration).at("workspace_id", workspaceId);
    }

    private Update workspace(String integration, String workspaceId) {
        return at("clockify_integration_workspace", integration, workspaceId).update();
    }

    /** Forgets which windows of a workspace were read. */
    public void forgetWindows(String integration, String workspaceId) {
        at(WINDOWS, integration, workspaceId).delete().run();
        at(PAGES, integration, workspaceId).delete().run();
    }

    /** A window of a scope no longer counts as read. */
    public void forgetWindow(String integration, String workspaceId, String scope, Window window) {
        at(WINDOWS, integration, workspaceId).delete()
                .where("scope", scope).where("window_from", window.from()).where("window_to", window.to()).run();
    }

    /** The key came to see more, or its sight was interrupted: which windows were read stays known, and none counts as whole any more. */
    public void voidWindows(String integration, String workspaceId) {
        workspace(integration, workspaceId).add("sight", 1).run();
        at(PAGES, integration, workspaceId).delete().run();
    }

    /** The same of the windows of some users' own lists. */
    public void voidUserWindows(String integration, String workspaceId, Collection<String> userIds) {
        userIds.forEach(user -> {
            at(WINDOWS, integration, workspaceId).update("sight", -1).in("scope", List.of("user:" + user, "gone:" + user)).run();
            at(PAGES, integration, workspaceId).delete().where("scope", "user:" + user).run();
        });
    }

    /** Users and groups of the workspace are read again with the next sync. */
    public void notePeopleDue(String integration, String workspaceId) {
        workspace(integration, workspaceId).set("people_read_at", null).run();
    }

    /** Forgets what was read of the change feed of a workspace, but for its cursor. */
    public void forgetFeedPages(String integration, String workspaceId) {
        at(FEED_PAGES, integration, workspaceId).delete().run();
    }

    /** The same of all workspaces. */
    public void forgetFeedPages(String integration) {
        forgetAll(FEED_PAGES, integration);
    }

    /** Forgets what Clockify refused of a workspace, so that it is asked for again. */
    public void forgetRefusals(String integration, String workspaceId) {
        at(REFUSALS, integration, workspaceId).delete().run();
    }

    /** The same of all workspaces. */
    public void forgetRefusals(String integration) {
        forgetAll(REFUSALS, integration);
    }

    /** Forgets which workspaces the key can see. */
    public void forgetVisible(String integration) {
        forgetAll("clockify_visible_workspace", integration);
    }

    private void forgetAll(String table, String integration) {
        database.table(table).delete().where("integration", integration).run();
    }
}
