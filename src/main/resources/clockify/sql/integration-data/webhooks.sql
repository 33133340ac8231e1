delete from clockify_webhook
where integration = :integration
