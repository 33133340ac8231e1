delete from clockify_sync_run
where workspace_id in (:workspaces)
