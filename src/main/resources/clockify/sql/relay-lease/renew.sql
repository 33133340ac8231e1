update clockify_outbox_relay
set expires_at = :expires_at
where id = 1
  and token = :token
