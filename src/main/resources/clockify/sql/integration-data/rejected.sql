delete from clockify_rejected
where workspace_id in (:workspaces)
