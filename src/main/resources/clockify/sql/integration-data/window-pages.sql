delete from clockify_window_page
where integration = :integration
