update clockify_integration_workspace
set judged_owner_id = :owner_id, judged_owner_role = :owner_role, judged_users = :users
where integration = :integration
  and workspace_id = :workspace_id
