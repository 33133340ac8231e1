package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.run.SyncState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The selected workspaces and user groups of an integration, in {@code clockify_integration_workspace}. */
final class SelectionTable {

    private final Database database;
    private final ObjectMapper json;
    private final SyncState state;

    SelectionTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
        this.state = new SyncState(database);
    }

    /**
     * Stores the selection, and deletes state that is no longer valid: the sync state of workspaces that are not selected, and the coverage of
     * former groups' members.
     *
     * @param wanted group ids by workspace id; no groups for everybody
     * @param fingerprint of the settings behind it
     */
    void select(String integration, Map<String, List<String>> wanted, String fingerprint) {
        database.inRetriedTransaction(() -> {
            store(integration, wanted, fingerprint);
            return integration;
        });
    }

    /**
     * Handles workspaces or user groups that the key no longer sees: their windows are read again when they are visible again.
     *
     * @param visible ids of the other workspaces
     */
    void outOfSight(String integration, Collection<String> visible) {
        workspaces(integration).select("workspace_id").list(String.class).stream().filter(workspace -> !visible.contains(workspace)).forEach(workspace -> {
                    state.voidWindows(integration, workspace);
                    forgetMembers(integration, workspace);
                });
    }

    private void store(String integration, Map<String, List<String>> wanted, String fingerprint) {
        Instant now = database.now();
        Map<String, String> before = workspaces(integration).select("workspace_id", "group_ids").pairs();
        wanted.forEach((workspace, groups) -> {
            boolean isNew = !before.containsKey(workspace);
            Json groupIds = new Json(array(groups));
            if (isNew) {
                workspaces(integration).insert("workspace_id", workspace, "group_ids", groupIds, "reads_by", "report", "reads_by_since", now,
                        "changes_by", "unknown", "changes_by_since", now, "feed_all_types", true, "feed_clock", "unknown");
                // deletions and changes since it was last selected were not reported
                database.statement("selection-table/note-gap", "integration", integration, "workspace_id", workspace, "now", now).update();
                return;
            }
            workspaces(integration).update("group_ids", groupIds, "people_read_at", null, "due_at", null, "due_since", null)
                    .where("workspace_id", workspace).run();
            if (!groups.equals(texts(before.get(workspace)))) {
                // changes by other users were not followed meanwhile
                state.forgetWindows(integration, workspace);
                forgetMembers(integration, workspace);
            }
        });
        before.keySet().stream().filter(workspace -> !wanted.containsKey(workspace)).forEach(workspace -> forget(integration, workspace));
        database.table("clockify_integration")
                .update("read_at", now, "fingerprint", fingerprint, "error", null, "error_at", null, "key_fault", null)
                .where("name", integration).run();
    }

    private Table workspaces(String integration) {
        return database.table("clockify_integration_workspace").at("integration", integration);
    }

    private void forgetMembers(String integration, String workspace) {
        workspaces(integration).update("members_read", null).where("workspace_id", workspace).run();
    }

    private void forget(String integration, String workspace) {
        workspaces(integration).delete().where("workspace_id", workspace).run();
        state.forgetRefusals(integration, workspace);
        state.forgetWindows(integration, workspace);
        state.forgetFeedPages(integration, workspace);
    }

    private List<String> texts(String array) {
        try {
            return List.of(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String array(List<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
