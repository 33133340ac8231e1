update clockify_outbox_relay
set token = :token, expires_at = :expires_at
where id = 1
  and (expires_at <= :now or expires_at > :latest)
