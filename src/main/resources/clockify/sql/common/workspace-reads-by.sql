update clockify_integration_workspace
set reads_by = :reads_by, reads_by_since = :now
where integration = :integration
  and workspace_id = :workspace_id
