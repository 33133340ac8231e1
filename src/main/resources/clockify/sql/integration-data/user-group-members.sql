delete from clockify_user_group_member
where workspace_id in (:workspaces)
