-- pass 0 is what the window before listed
delete from clockify_feed_page
where integration = :integration
  and workspace_id = :workspace_id
  and pass > 0
