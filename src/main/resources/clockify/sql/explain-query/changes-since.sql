select c.workspace_id, c.time_entry_id, c.kind, c.source, c.seen_at, c.old_values, c.new_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.seen_at >= :since
and (e.id in (:ids) or e.user_id in (:users))
order by c.id
