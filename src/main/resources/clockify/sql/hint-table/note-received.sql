update clockify_integration_workspace
set hinted_at = :now
where integration = :integration
  and workspace_id = :workspace_id
