update clockify_integration_workspace
set changes_by_since = case when changes_by = 'windows' then changes_by_since else :now end, changes_by = 'windows',
    feed_cursor = null, feed_gap_at = :now
where integration = :integration
  and workspace_id = :workspace_id
