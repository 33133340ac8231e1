delete from clockify_feed_page
where integration = :integration
  and workspace_id = :workspace_id
