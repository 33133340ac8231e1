update clockify_user_group
set name = :name, manager_ids = :managerIds
where workspace_id = :workspaceId and id = :id
