delete from clockify_tag
where workspace_id in (:workspaces)
