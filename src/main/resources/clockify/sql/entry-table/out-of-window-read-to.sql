select coalesce(out_of_window_read_to, '') as id
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
