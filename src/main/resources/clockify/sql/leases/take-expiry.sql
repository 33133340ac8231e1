update clockify_lease_expiry
set token = :token, holder = :holder, expires_at = :expires_at
where workspace_id = :workspace_id
  and (expires_at <= :now or expires_at > :latest)
