update clockify_user_group
set name = :name
where workspace_id = :workspaceId and id = :id
