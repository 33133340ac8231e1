delete from clockify_integration_workspace
where integration = :integration
  and workspace_id = :workspace_id
