delete from clockify_project
where workspace_id in (:workspaces)
