select count(*)
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
  and (due_at is null or due_at <= :now or due_since > :latest)
