package io.camelhub.clockify.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables with rows of an integration or of a workspace, which are deleted with an integration and its data.
 *
 * @param tables in the order of deletion
 */
record StoredRows(List<Rows> tables) {

    /** When the rows of a table are deleted, and by which key. */
    enum Of {
        /** With an integration, the rows of its workspaces that no other integration syncs: its leases. */
        LEASE,
        /** With an integration, its own rows. */
        INTEGRATION,
        /** With an integration and its data, the rows of its workspaces that no other integration syncs. */
        WORKSPACE
    }

    /**
     * The rows of a table.
     *
     * @param column the column with the integration's name or the workspace's id
     * @param of the kind of that column
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

            new Rows("clockify_attention_item", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_stream", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_stream_change", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_time_entry_change", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_activity_sum", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_time_entry", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_rejected", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_sync_run", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_user_group_member", "workspace_id", Of.WORKSPACE),
            new Rows("clockify_project_member", "workspace_id", Of.WORKSPACE),
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

    /** A copy with further tables, deleted first because their rows may refer to those of the plugin. */
    StoredRows with(List<Rows> more) {
        return new StoredRows(Stream.concat(more.stream(), tables.stream()).toList());
    }

    List<Rows> of(Of of) {
        return tables.stream().filter(rows -> rows.of() == of).toList();
    }
}
