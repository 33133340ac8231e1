-- The names in events for a workspace, and for the users of its entries.
select w.name as workspace_name, u.id, u.email, u.employee_id, p.full_name, p.team
from clockify_workspace w
left join clockify_user u on u.workspace_id = w.id and u.id in (:ids)
left join clockify_employee p on p.id = u.employee_id
where w.id = :workspace_id
