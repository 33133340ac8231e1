insert into clockify_outbox_relay (id, token, expires_at)
values (1, :token, :expires_at)
