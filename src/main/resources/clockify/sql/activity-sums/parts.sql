select
  user_id,
  project_id,
  integration,
  case when worked then 'w' when type = 'BREAK' then 'b' else 'o' end as kind,
  billable,
  calendar_day,
  sum(seconds) as total
from clockify_activity_part
where workspace_id = :workspace
  and started_at >= :from
  and started_at < :to
group by user_id, project_id, integration, case when worked then 'w' when type = 'BREAK' then 'b' else 'o' end, billable, calendar_day
having sum(seconds) > 0
