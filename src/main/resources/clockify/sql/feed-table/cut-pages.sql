update clockify_feed_page
set window_to = :window_to
where integration = :integration
  and workspace_id = :workspace_id
