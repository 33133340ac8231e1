select judged_owner_id, judged_owner_role, judged_users
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
