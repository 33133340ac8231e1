insert into clockify_alert (integration, state, token, expires_at)
values (:integration, :state, :token, :expires_at)
