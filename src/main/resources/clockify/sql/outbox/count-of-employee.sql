select e.workspace_id, count(*) as entries
from clockify_user u
join clockify_time_entry e on e.workspace_id = u.workspace_id and e.user_id = u.id
where u.employee_id = :employee_id
  and e.deleted_at is null
group by e.workspace_id
