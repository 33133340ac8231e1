update clockify_integration_workspace
set sees_less = :sees_less
where integration = :integration
  and workspace_id = :workspace_id
