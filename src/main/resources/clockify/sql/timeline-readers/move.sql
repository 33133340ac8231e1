update clockify_timeline_reader
set seen_at = :seen_at, change_id = :change_id, workspace_id = :workspace_id, time_entry_id = :time_entry_id
where name = :name
  and seen_at = :from_seen_at
  and change_id = :from_change_id
  and workspace_id = :from_workspace_id
  and time_entry_id = :from_time_entry_id
