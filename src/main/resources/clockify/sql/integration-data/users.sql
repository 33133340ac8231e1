delete from clockify_user
where workspace_id in (:workspaces)
