insert into clockify_timeline_reader (name, seen_at, change_id, workspace_id, time_entry_id)
values (:name, :seen_at, :change_id, :workspace_id, :time_entry_id)
