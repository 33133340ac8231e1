merge into clockify_hint (workspace_id, time_entry_id, received_at)
key (workspace_id, time_entry_id)
values (:workspace_id, :time_entry_id, :received_at)
