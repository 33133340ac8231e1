delete from clockify_activity_sum
where workspace_id in (:workspaces)
