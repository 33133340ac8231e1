select u.workspace_id as workspace_id, u.id as user_id, u.employee_id as employee_id, p.full_name as full_name, p.team as team
from clockify_user u
left join clockify_employee p on p.id = u.employee_id
where u.employee_id is not null
