delete from clockify_visible_workspace
where integration = :integration
