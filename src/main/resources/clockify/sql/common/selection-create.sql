insert into clockify_integration_workspace (integration, workspace_id, group_ids, reads_by, reads_by_since)
values (:integration, :workspace_id, :group_ids, 'report', :now)
