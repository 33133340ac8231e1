select changes_by, feed_all_types, feed_hours, feed_clock, feed_cursor, clock_ahead, clock_other, clock_other_since, clock_certain
from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
