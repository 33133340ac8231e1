update clockify_integration_workspace
set reconcile_started_at = :now
where integration = :integration
  and workspace_id = :workspace_id
