update clockify_integration_workspace
set people_read_at = null
where integration = :integration
  and workspace_id = :workspace_id
