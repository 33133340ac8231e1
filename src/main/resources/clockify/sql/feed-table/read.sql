select changes_by, feed_all_types, feed_hours, feed_clock, feed_cursor
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
