package io.camelhub.clockify.sync.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.sync.run.SyncState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which workspaces and user groups of an integration are wanted, in {@code clockify_integration_workspace}. */
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
     * Stores it, and forgets what does not hold any more: of a workspace that is not wanted where its reading stands, of other groups
     * what of their members was covered.
     *
     * @param wanted the ids of the groups by the workspaces' ids; no group means all people
     * @param fingerprint of the settings that say so
     */
    void select(String integration, Map<String, List<String>> wanted, String fingerprint) {
        database.inRetriedTransaction(() -> {
            store(integration, wanted, fingerprint);
            return integration;
        });
    }

    /**
     * Workspaces of an integration, or the user groups asked for, are out of the key's sight: what it misses meanwhile is read again
     * when they are back.
     *
     * @param visible ids of the workspaces where they are not
     */
    void outOfSight(String integration, Collection<String> visible) {
        database.statement("selection-table/list", "integration", integration).query((row, index) -> row.getString("workspace_id")).list()
                .stream().filter(workspace -> !visible.contains(workspace)).forEach(workspace -> {
                    state.voidWindows(integration, workspace);
                    database.statement("selection-table/forget-members", "integration", integration, "workspace_id", workspace).update();
                });
    }

    private void store(String integration, Map<String, List<String>> wanted, String fingerprint) {
        Instant now = database.now();
        Map<String, String> before = new HashMap<>();
        database.statement("selection-table/list", "integration", integration).query(row -> {
            before.put(row.getString("workspace_id"), row.getString("group_ids"));
        });
        wanted.forEach((workspace, groups) -> {
            boolean isNew = !before.containsKey(workspace);
            database.statement(isNew ? "selection-table/create" : "selection-table/update",
                    "integration", integration, "workspace_id", workspace, "group_ids", array(groups), "now", now)
                    .update();
            if (isNew) {
                // what happened since it was selected before was not reported
                database.statement("selection-table/note-gap", "integration", integration, "workspace_id", workspace, "now", now).update();
            } else if (!groups.equals(texts(before.get(workspace)))) {
                // what other people did meanwhile was not followed
                state.forgetWindows(integration, workspace);
                database.statement("selection-table/forget-members", "integration", integration, "workspace_id", workspace).update();
            }
        });
        before.keySet().stream().filter(workspace -> !wanted.containsKey(workspace)).forEach(workspace -> forget(integration, workspace));
        database.statement("selection-table/settled", "name", integration, "read_at", now, "fingerprint", fingerprint).update();
    }

    private void forget(String integration, String workspace) {
        database.statement("selection-table/forget", "integration", integration, "workspace_id", workspace).update();
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
