update clockify_integration_workspace
set reconciled_at = :reconciled_at, reconcile_started_at = null
where integration = :integration
  and workspace_id = :workspace_id
