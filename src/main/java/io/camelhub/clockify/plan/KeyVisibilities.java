package io.camelhub.clockify.plan;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Records which keys do not see the entries of all selected users; see {@link KeyVisibility}. */
public final class KeyVisibilities {

    private final RunDatabase runs;
    private final Database database;

    public KeyVisibilities(RunDatabase runs) {
        this.runs = runs;
        this.database = runs.all();
    }

    /**
     * To be called after the users and groups of a workspace were read, or refused.
     *
     * @param run null outside of a run
     */
    public void note(SyncRun run, String integration, String workspaceId) {
        database.statement("key-visibilities/facts", "integration", integration, "workspace_id", workspaceId)
                .query((row, index) -> known(row)).optional()
                .ifPresent(known -> runs.fenced(run, () -> database.table("clockify_integration_workspace")
                        .update("sees_less", lack(known, workspaceId)).where("integration", integration).where("workspace_id", workspaceId).run()));
    }

    /** Reads the row, without groups. */
    private KeyVisibility known(ResultSet row) throws SQLException {
        boolean open = row.getBoolean("open_to_all");
        Boolean openToAll = row.wasNull() ? null : open;
        int people = row.getInt("people");
        Integer listed = row.wasNull() ? null : people;
        return new KeyVisibility(row.getString("owner_id"), row.getString("owner_role"), row.getObject("denied") != null, openToAll,
                row.getInt("known"), listed, new HashSet<>(runs.texts(row.getString("group_ids"))), Map.of(), Set.of());
    }

    /** The missing visibility in words; reads group members only where the key may see too little. */
    private String lack(KeyVisibility known, String workspaceId) {
        return known.showsAll() ? null : withGroups(known, workspaceId).lack();
    }

    private KeyVisibility withGroups(KeyVisibility known, String workspaceId) {
        Map<String, Set<String>> members = new HashMap<>();
        Set<String> managed = new HashSet<>();
        database.statement("key-visibilities/groups", "workspace_id", workspaceId).query(row -> {
            members.computeIfAbsent(row.getString("id"), none -> new HashSet<>()).add(row.getString("user_id"));
            String managers = row.getString("manager_ids");
            if (managers != null && runs.texts(managers).contains(known.ownerId())) {
                managed.add(row.getString("id"));
            }
        });
        return new KeyVisibility(known.ownerId(), known.ownerRole(), known.denied(), known.openToAll(), known.known(), known.listed(),
                known.wantedGroups(), members, managed);
    }
}
