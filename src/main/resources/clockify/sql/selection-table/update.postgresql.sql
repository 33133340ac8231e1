update clockify_integration_workspace
set group_ids = cast(:group_ids as jsonb), people_read_at = null, due_at = null, due_since = null
where integration = :integration
  and workspace_id = :workspace_id
