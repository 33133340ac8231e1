delete from clockify_task
where workspace_id in (:workspaces)
