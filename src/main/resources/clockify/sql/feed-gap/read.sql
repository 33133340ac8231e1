select changes_by, untold_at
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
