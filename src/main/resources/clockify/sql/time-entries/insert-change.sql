insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, source, seen_at, old_values, new_values)
values (:#workspace_id, :#time_entry_id, :#kind, :#source, :#now, :#old_values, :#new_values)
