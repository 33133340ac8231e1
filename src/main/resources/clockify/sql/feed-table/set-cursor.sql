update clockify_integration_workspace
set feed_cursor = :feed_cursor,
    untold_at = case when changes_by = 'unknown' then untold_at else :now end
where integration = :integration
  and workspace_id = :workspace_id
