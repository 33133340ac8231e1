insert into clockify_user_group (workspace_id, id, name, manager_ids)
values (:workspaceId, :id, :name, :managerIds)
