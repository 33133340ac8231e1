insert into clockify_integration_workspace
  (integration, workspace_id, group_ids, reads_by, reads_by_since, changes_by, changes_by_since, feed_all_types, feed_clock)
values
  (:integration, :workspace_id, cast(:group_ids as jsonb), 'report', :now, 'unknown', :now, true, 'unknown')
