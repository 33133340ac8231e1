select c.workspace_id, c.time_entry_id, c.kind, c.source, c.seen_at, c.old_values, c.new_values
from clockify_time_entry_change c
where c.workspace_id = :workspace
and c.time_entry_id = :id
order by c.id
