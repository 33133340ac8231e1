update clockify_lease
set token = :token, holder = :holder, expires_at = :expires_at
where workspace_id = :workspace_id
