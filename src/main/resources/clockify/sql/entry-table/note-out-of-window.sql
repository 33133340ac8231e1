update clockify_integration_workspace
set out_of_window_read_to = :id
where integration = :integration
  and workspace_id = :workspace_id
