select
  h.workspace_id, w.name as workspace_name, h.time_entry_id, h.reason, h.held_at, e.started_at, e.ended_at, e.project_name,
  case
    when trim(e.description) <> '' then e.description
    when trim(e.task_name) <> '' then e.task_name
    else e.project_name
  end as title,
  coalesce(p.full_name, u.name, u.email, e.user_id) as person
from clockify_held_deletion h
join clockify_time_entry e on e.workspace_id = h.workspace_id and e.id = h.time_entry_id
left join clockify_workspace w on w.id = h.workspace_id
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
where h.integration = :integration
  and e.started_at <= :started_at
  and (e.started_at < :started_at or e.id < :id)
order by e.started_at desc, e.id desc
limit :limit
