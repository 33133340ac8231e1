delete from clockify_time_entry_change
where workspace_id in (:workspaces)
