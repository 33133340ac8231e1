update clockify_integration_workspace
set group_ids = :group_ids, people_read_at = null, due_at = null, due_since = null
where integration = :integration
  and workspace_id = :workspace_id
