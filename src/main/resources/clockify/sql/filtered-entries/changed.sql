select
  e.workspace_id, e.id, e.integration, e.user_id, e.type, e.project_name, e.client_name, e.task_name, e.tags, e.billable, e.description, e.started_at, e.ended_at,
  c.seen_at as seen_at, c.kind as kind, c.old_values as old_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.seen_at > :after
and e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
and (:running = 0 or e.ended_at is null)
and (:anybody = 1 or e.user_id in (:users))
order by c.id desc
limit :most
