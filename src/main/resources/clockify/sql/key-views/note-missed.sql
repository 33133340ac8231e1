update clockify_integration_workspace
set feed_gap_at = :now
where integration = :integration
  and workspace_id = :workspace_id
