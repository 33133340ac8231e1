delete from clockify_window
where integration = :integration
  and workspace_id = :workspace_id
