delete from clockify_user_group
where workspace_id = :workspaceId and id = :id
