update clockify_integration_workspace
set feed_cursor = :feed_cursor
where integration = :integration
  and feed_cursor > :feed_cursor
