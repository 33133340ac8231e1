select
  e.workspace_id as workspace_id,
  w.name as workspace_name,
  e.id as id,
  e.integration as integration,
  e.user_id as user_id,
  u.email as email,
  u.name as user_name,
  u.employee_id as employee_id,
  p.full_name as employee_name,
  e.type as type,
  e.description as description,
  e.project_name as project_name,
  e.started_at as started_at,
  e.ended_at as ended_at,
  e.duration_seconds as duration_seconds,
  e.first_seen_at as first_seen_at,
  e.changed_at as changed_at,
  e.deleted_at as deleted_at
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id and e.id in (:ids)
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
