delete from clockify_client
where workspace_id in (:workspaces)
