insert into clockify_lease_expiry (workspace_id, token, holder, expires_at)
values (:workspace_id, :token, :holder, :expires_at)
