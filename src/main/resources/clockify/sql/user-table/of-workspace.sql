select u.workspace_id, u.id, u.email, u.name, u.employee_id, u.matched_by
from clockify_user w
join clockify_user u on u.id = w.id
where w.workspace_id = :workspaceId
order by u.id, u.changed_at, u.workspace_id
