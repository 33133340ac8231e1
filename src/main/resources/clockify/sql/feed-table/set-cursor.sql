update clockify_integration_workspace
set feed_cursor = :feed_cursor,
    feed_gap_at = case when changes_by = 'unknown' then feed_gap_at else :now end
where integration = :integration
  and workspace_id = :workspace_id
