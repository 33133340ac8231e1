insert into clockify_user_group_member (workspace_id, id, user_id)
values (:workspaceId, :id, :userId)
