select
  t.event_id as event_id,
  t.integration as integration,
  t.type as type,
  t.occurred_at as occurred_at,
  t.ended_at as ended_at,
  t.duration_seconds as duration_seconds,
  t.employee_id as employee_id,
  t.employee_name as employee_name,
  t.team as team,
  t.actor_email as actor_email,
  t.user_id as user_id,
  t.workspace_id as workspace_id,
  t.workspace_name as workspace_name,
  t.time_entry_id as time_entry_id,
  t.project_name as project_name,
  t.client_name as client_name,
  t.task_name as task_name,
  t.tags as tags,
  t.billable as billable,
  t.title as title
from clockify_timeline_event t
where t.occurred_at >= :from
and t.occurred_at < :to
and lower(coalesce(t.project_name, '')) like :project escape '!'
and (:any_integration = 1 or t.integration in (:integrations))
and (:anybody = 1 or t.user_id in (:users))
and (:unmatched = 0 or t.employee_id is null and not exists (
  select 1
  from clockify_identity i
  where i.source = 'clockify'
  and i.external_id = t.user_id
  and i.how = 'ignored'))
and (:running = 0 or t.ended_at is null)
order by t.occurred_at desc, t.event_id
limit :limit
