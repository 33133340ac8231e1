package io.camelhub.clockify.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which tables have rows of an integration, or of a workspace, and so what goes with an integration and its data.
 *
 * @param tables in the order in which the rows go
 */
record StoredRows(List<Rows> tables) {

    /** Whose rows go when. */
    enum Of {
        /** Of a workspace that no other integration syncs, whenever an integration goes: it is who syncs the workspace. */
        LEASE,
        /** Of an integration, whenever it goes. */
        INTEGRATION,
        /** Of a workspace that no other integration syncs, where its data is to go. */
        WORKSPACE
    }

    /**
     * The rows of a table.
     *
     * @param table the table
     * @param column the one with the name of the integration, or the id of the workspace
     * @param of what that column holds
     */
    record Rows(String table, String column, Of of) {
    }

    private static final List<Rows> OF_THE_PLUGIN = List.of(
            new Rows("clockify_lease", "workspace_id", Of.LEASE),
            new Rows("clockify_lease_expiry", "workspace_id", Of.LEASE),

            new Rows("clockify_feed_page", "integration", Of.INTEGRATION),
            new Rows("clockify_refusal", "integration", Of.INTEGRATION),
            new Rows("clockify_visible_workspace", "integration", Of.INTEGRATION),
            new Rows("clockify_held_deletion", "integration", Of.INTEGRATION),
            new Rows("clockify_window", "integration", Of.INTEGRATION),
            new Rows("clockify_window_page", "integration", Of.INTEGRATION),
            new Rows("clockify_key_view", "integration", Of.INTEGRATION),
            new Rows("clockify_claim", "integration", Of.INTEGRATION),
            new Rows("clockify_alert", "integration", Of.INTEGRATION),
            new Rows("clockify_webhook", "integration", Of.INTEGRATION),
            new Rows("clockify_integration_workspace", "integration", Of.INTEGRATION),
            new Rows("clockify_integration", "name", Of.INTEGRATION),

            new Rows("clockify_time_entry_change", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_activity_sum", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_time_entry", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_rejected", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_sync_run", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_user_group_member", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_user_group", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_user", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_task", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_project", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_client", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_tag", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_custom_field", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_workspace", "id", Of.WORKSPACE));

    StoredRows {
        tables = List.copyOf(tables);
    }

    /** The plugin's own tables. */
    static StoredRows ofThePlugin() {
        return new StoredRows(OF_THE_PLUGIN);
    }

    /** The same with further tables, whose rows go first: they may go by the rows of the plugin's own. */
    StoredRows with(List<Rows> more) {
        return new StoredRows(Stream.concat(more.stream(), tables.stream()).toList());
    }

    List<Rows> of(Of of) {
        return tables.stream().filter(rows -> rows.of() == of).toList();
    }
}
