insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at)
values (:integration, :workspace_id, :time_entry_id, :reason, :now)
