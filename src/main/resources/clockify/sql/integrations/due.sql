select workspace_id
from clockify_integration_workspace
where integration = :integration
  and (due_at is null or due_at <= :now)
order by due_at, workspace_id
