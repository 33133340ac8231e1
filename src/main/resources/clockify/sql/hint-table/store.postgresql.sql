insert into clockify_hint (workspace_id, time_entry_id, received_at)
values (:workspace_id, :time_entry_id, :received_at)
on conflict (workspace_id, time_entry_id) do update
set received_at = excluded.received_at
