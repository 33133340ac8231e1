delete from clockify_user_group
where workspace_id in (:workspaces)
