update clockify_integration_workspace
set members_read = null
where integration = :integration
  and workspace_id = :workspace_id
