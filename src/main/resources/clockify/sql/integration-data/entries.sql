delete from clockify_time_entry
where workspace_id in (:workspaces)
