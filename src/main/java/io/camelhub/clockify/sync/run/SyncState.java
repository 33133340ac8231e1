package io.camelhub.clockify.sync.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.window.Window;
import java.util.Collection;

/** How far the sync of an integration is, dropped where it must begin anew. What is stored of entries stays. */
public final class SyncState {

    private final Database database;

    public SyncState(Database database) {
        this.database = database;
    }

    /** Forgets which windows of a workspace were read. */
    public void forgetWindows(String integration, String workspaceId) {
        change("sync-state/forget-windows", integration, workspaceId);
        change("sync-state/forget-window-pages", integration, workspaceId);
    }

    /** A window of a scope no longer counts as read. */
    public void forgetWindow(String integration, String workspaceId, String scope, Window window) {
        database.statement("sync-state/forget-window", "integration", integration, "workspace_id", workspaceId, "scope", scope,
                "window_from", window.from(), "window_to", window.to()).update();
    }

    /** The key came to see more, or its sight was interrupted: which windows were read stays known, and none counts as whole any more. */
    public void voidWindows(String integration, String workspaceId) {
        change("sync-state/raise-sight", integration, workspaceId);
        change("sync-state/forget-window-pages", integration, workspaceId);
    }

    /** The same of the windows of some users' own lists. */
    public void voidUserWindows(String integration, String workspaceId, Collection<String> userIds) {
        userIds.forEach(user -> {
            database.statement("sync-state/void-user-windows", "integration", integration, "workspace_id", workspaceId,
                    "scope", "user:" + user, "gone_scope", "gone:" + user).update();
            database.statement("sync-state/void-user-pages", "integration", integration, "workspace_id", workspaceId, "scope", "user:" + user).update();
        });
    }

    /** Users and groups of the workspace are read again with the next sync. */
    public void notePeopleDue(String integration, String workspaceId) {
        change("sync-state/note-people-due", integration, workspaceId);
    }

    /** Forgets what was read of the change feed of a workspace, but for its cursor. */
    public void forgetFeedPages(String integration, String workspaceId) {
        change("sync-state/forget-feed-pages", integration, workspaceId);
    }

    /** The same of all workspaces. */
    public void forgetFeedPages(String integration) {
        database.statement("sync-state/forget-all-feed-pages", "integration", integration).update();
    }

    /** Forgets what Clockify refused of a workspace, so that it is asked for again. */
    public void forgetRefusals(String integration, String workspaceId) {
        change("sync-state/forget-refusals", integration, workspaceId);
    }

    /** The same of all workspaces. */
    public void forgetRefusals(String integration) {
        database.statement("sync-state/forget-all-refusals", "integration", integration).update();
    }

    /** Forgets which workspaces the key can see. */
    public void forgetVisible(String integration) {
        database.statement("sync-state/forget-visible", "integration", integration).update();
    }

    private void change(String statement, String integration, String workspaceId) {
        database.statement(statement, "integration", integration, "workspace_id", workspaceId).update();
    }
}
