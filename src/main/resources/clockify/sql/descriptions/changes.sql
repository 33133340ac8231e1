select c.id, c.old_values, c.new_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.id > :after
  and e.started_at < :before
  and (position('"description"' in cast(c.old_values as varchar)) > 0 or position('"description"' in cast(c.new_values as varchar)) > 0)
order by c.id
limit :rows
