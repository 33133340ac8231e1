update clockify_integration_workspace
set feed_clock = :feed_clock
where integration = :integration
  and workspace_id = :workspace_id
