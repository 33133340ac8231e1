insert into clockify_time_entry (workspace_id, id, integration, ${entry_written}, first_seen_at, changed_at, observed_columns)
values (:#workspace_id, :#id, :#integration, ${entry_values}, :#now, :#now, :#observed_columns)
