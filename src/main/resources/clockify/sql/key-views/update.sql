update clockify_key_view
set owner_id = :owner_id, owner_role = :owner_role, users = :users, vanished = :vanished
where integration = :integration
  and workspace_id = :workspace_id
