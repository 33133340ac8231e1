delete from clockify_user_group_member
where workspace_id = :workspaceId and id = :id and user_id = :userId
