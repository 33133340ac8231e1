update clockify_integration_workspace
set feed_cursor = :feed_cursor
where integration = :integration
  and workspace_id = :workspace_id
