select u.id as user_id, e.id, e.full_name, e.team, e.manager_email, e.active, e.week_hours, e.joined_on, e.left_on
from clockify_user u
join clockify_employee e on e.id = u.employee_id
where u.workspace_id = :workspaceId and u.id in (:userIds)
