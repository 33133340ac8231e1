update clockify_integration_workspace
set outside_read_to = :id
where integration = :integration
  and workspace_id = :workspace_id
