delete from clockify_workspace
where id in (:workspaces)
