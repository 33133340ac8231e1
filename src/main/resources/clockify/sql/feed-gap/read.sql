select changes_by, feed_gap_at
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
