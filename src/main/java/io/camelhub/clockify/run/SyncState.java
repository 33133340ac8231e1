package io.camelhub.clockify.run;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Update;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Resets parts of an integration's sync state, so that they are read again. Stored entries stay. */
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

    /** Deletes the windows of a workspace. */
    public void forgetWindows(String integration, String workspaceId) {
        at(WINDOWS, integration, workspaceId).delete().run();
        at(PAGES, integration, workspaceId).delete().run();
    }

    /**
     * Deletes some windows, and the pages of those that are being read.
     *
     * @param which selects them by scope and range
     */
    public void forgetWindows(String integration, String workspaceId, BiPredicate<String, Window> which) {
        for (String table : List.of(WINDOWS, PAGES)) {
            at(table, integration, workspaceId).select("scope", "window_from", "window_to").distinct()
                    .list((row, index) -> Map.entry(row.getString("scope"),
                            new Window(database.instant(row, "window_from"), database.instant(row, "window_to"))))
                    .stream().filter(one -> which.test(one.getKey(), one.getValue()))
                    .forEach(one -> at(table, integration, workspaceId).delete().where("scope", one.getKey())
                            .where("window_from", one.getValue().from()).where("window_to", one.getValue().to()).run());
        }
    }

    /** Deletes a window of a scope. */
    public void forgetWindow(String integration, String workspaceId, String scope, Window window) {
        at(WINDOWS, integration, workspaceId).delete()
                .where("scope", scope).where("window_from", window.from()).where("window_to", window.to()).run();
    }

    /** Marks the windows of a workspace as incomplete, because the key sees more now, or saw less meanwhile. */
    public void voidWindows(String integration, String workspaceId) {
        workspace(integration, workspaceId).add("sight", 1).run();
        at(PAGES, integration, workspaceId).delete().run();
    }

    /** Marks the windows of some users' lists as incomplete. */
    public void voidUserWindows(String integration, String workspaceId, Collection<String> userIds) {
        userIds.forEach(user -> {
            at(WINDOWS, integration, workspaceId).update("sight", -1).in("scope", List.of("user:" + user, "gone:" + user)).run();
            at(PAGES, integration, workspaceId).delete().where("scope", "user:" + user).run();
        });
    }

    /** Makes the reading of users and groups due with the next sync. */
    public void notePeopleDue(String integration, String workspaceId) {
        workspace(integration, workspaceId).set("people_read_at", null).run();
    }

    /** Deletes the pages of a workspace's change feed, but not its cursor. */
    public void forgetFeedPages(String integration, String workspaceId) {
        at(FEED_PAGES, integration, workspaceId).delete().run();
    }

    /** Deletes the pages of the change feed of all workspaces. */
    public void forgetFeedPages(String integration) {
        forgetAll(FEED_PAGES, integration);
    }

    /** Deletes the refusals of a workspace, so that the requests are sent again. */
    public void forgetRefusals(String integration, String workspaceId) {
        at(REFUSALS, integration, workspaceId).delete().run();
    }

    /** Deletes the refusals of all workspaces. */
    public void forgetRefusals(String integration) {
        forgetAll(REFUSALS, integration);
    }

    /** Deletes which workspaces the key can see. */
    public void forgetVisible(String integration) {
        forgetAll("clockify_visible_workspace", integration);
    }

    private void forgetAll(String table, String integration) {
        database.table(table).delete().where("integration", integration).run();
    }
}
