select c.workspace_id, c.time_entry_id, c.id, c.kind, c.old_values
from clockify_time_entry_change c
where (c.workspace_id, c.time_entry_id) in (:keys)
and c.seen_at >= :at
order by c.id desc
