update clockify_integration_workspace
set sight = sight + 1
where integration = :integration
  and workspace_id = :workspace_id
