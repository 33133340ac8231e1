insert into clockify_hint (workspace_id, time_entry_id, received_at)
values (:workspace_id, :time_entry_id, :received_at)
on duplicate key update received_at = values(received_at)
