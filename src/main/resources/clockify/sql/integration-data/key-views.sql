delete from clockify_key_view
where integration = :integration
