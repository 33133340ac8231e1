delete from clockify_alert
where integration = :integration
