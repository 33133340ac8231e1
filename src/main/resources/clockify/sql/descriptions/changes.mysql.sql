select c.id, c.old_values, c.new_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.id > :after
  and e.started_at < :before
  and (position('"description"' in c.old_values) > 0 or position('"description"' in c.new_values) > 0)
order by c.id
limit :rows
