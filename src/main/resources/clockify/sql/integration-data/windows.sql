delete from clockify_window
where integration = :integration
