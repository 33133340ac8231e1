select
  e.workspace_id, e.id, e.integration, e.user_id, e.type, e.project_name, e.task_name, e.description, e.started_at, e.ended_at,
  c.seen_at as seen_at, c.kind as kind, c.old_values as old_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.seen_at > :after
and e.deleted_at is null
order by c.id desc
limit :most
