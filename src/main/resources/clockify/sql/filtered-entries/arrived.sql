select
  e.workspace_id, e.id, e.integration, e.user_id, e.type, e.project_name, e.client_name, e.task_name, e.tags, e.billable, e.description, e.started_at, e.ended_at,
  e.first_seen_at as seen_at, null as kind, null as old_values
from clockify_time_entry e
where e.first_seen_at > :after
and e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
and (:running = 0 or e.ended_at is null)
and (:anybody = 1 or e.user_id in (:users))
order by e.first_seen_at desc
limit :most
