update clockify_alert
set state = :state, token = :token, expires_at = :expires_at
where integration = :integration
  and token = :before
