delete from clockify_custom_field
where workspace_id in (:workspaces)
