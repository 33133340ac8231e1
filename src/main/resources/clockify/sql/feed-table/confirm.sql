update clockify_integration_workspace
set feed_cursor = :feed_cursor, feed_all_types = :feed_all_types, feed_hours = :feed_hours,
    feed_gap_at = case when :feed_all_types then feed_gap_at else :now end,
    changes_by_since = case when changes_by = 'feed' then changes_by_since else :now end, changes_by = 'feed'
where integration = :integration
  and workspace_id = :workspace_id
