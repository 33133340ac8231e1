update clockify_integration_workspace
set members_read = :members_read
where integration = :integration
  and workspace_id = :workspace_id
