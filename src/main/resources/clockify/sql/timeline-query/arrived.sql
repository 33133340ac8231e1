select
  e.workspace_id, e.id, e.integration, e.user_id, e.type, e.project_name, e.task_name, e.description, e.started_at, e.ended_at,
  e.first_seen_at as seen_at, null as kind, null as old_values
from clockify_time_entry e
where e.first_seen_at > :after
and e.deleted_at is null
order by e.first_seen_at desc
limit :most
