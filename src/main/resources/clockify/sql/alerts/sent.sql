update clockify_alert
set expires_at = null
where integration = :integration
  and token = :token
