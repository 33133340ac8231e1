delete from clockify_alert
where integration = :integration
  and token = :token
