delete from clockify_window
where integration = :integration
  and workspace_id = :workspace_id
  and scope = :scope
  and window_from = :window_from
  and window_to = :window_to
