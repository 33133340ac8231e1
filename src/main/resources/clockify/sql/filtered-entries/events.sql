select
  e.integration as integration,
  e.type as type,
  e.started_at as occurred_at,
  e.ended_at as ended_at,
  e.duration_seconds as duration_seconds,
  u.employee_id as employee_id,
  p.full_name as employee_name,
  p.team as team,
  u.email as actor_email,
  e.user_id as user_id,
  e.workspace_id as workspace_id,
  w.name as workspace_name,
  e.id as time_entry_id,
  e.project_name as project_name,
  e.client_name as client_name,
  e.task_name as task_name,
  e.tags as tags,
  e.billable as billable,
  case
    when trim(e.description) <> '' then e.description
    when trim(e.task_name) <> '' then e.task_name
    else e.project_name
  end as title,
  e.first_seen_at as first_seen_at,
  e.changed_at as changed_at,
  e.deleted_at as deleted_at
from clockify_time_entry e
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
left join clockify_workspace w on w.id = e.workspace_id
where (e.workspace_id, e.id) in (:keys)
