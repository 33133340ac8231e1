insert into clockify_user_group (workspace_id, id, name)
values (:workspaceId, :id, :name)
