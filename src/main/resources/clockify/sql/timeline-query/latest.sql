select
  t.occurred_at as occurred_at,
  t.duration_seconds as duration_seconds,
  t.employee_name as employee_name,
  t.actor_email as actor_email,
  t.project_name as project_name,
  t.title as title
from clockify_timeline_event t
where t.occurred_at <= :now
order by t.occurred_at desc, t.event_id
limit 10
