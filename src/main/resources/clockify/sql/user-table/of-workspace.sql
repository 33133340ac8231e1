select u.workspace_id, u.id, u.email, u.name, u.employee_id, u.matched_by
from clockify_user u
where exists (
  select 1
  from clockify_user w
  where w.workspace_id = :workspaceId and w.id = u.id
)
order by u.id, u.changed_at, u.workspace_id
